using System.Text.Json;
using Workflow.Activities.DataServices;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>A message as an instance asked for it, and what came of it; personal values sealed.</summary>
/// <param name="Key">Key of the effect.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Channel">See <see cref="MessageChannel"/>.</param>
/// <param name="To">Address.</param>
/// <param name="Template">Template.</param>
/// <param name="Data">What fills it.</param>
internal sealed record AskedMessage(string Key, DateTimeOffset At, string Channel, JsonElement To, string Template, JsonElement Data)
{
    /// <summary>Code of the data service by which short messages go.</summary>
    public const string Service = "sms";

    private const string NotTaken = "sms.not-accepted";

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Code of the failure; null unless it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>Version of the template it was sent with.</summary>
    public int? Version { get; init; }

    /// <summary>The message that an effect sends; null when it sends none.</summary>
    public static AskedMessage? Of(string key, string kind, JsonElement request, DateTimeOffset at) => kind switch
    {
        MailRequest.Kind => new AskedMessage(
            key, at, MessageChannel.Mail, Part(request, "to"), Text(Part(request, "template")), Part(request, "data")),
        DataServiceRequest.EffectKind when Text(Part(request, "service")) == Service => OfSms(key, Part(request, "input"), at),
        _ => null,
    };

    public AskedMessage Answered(JsonElement answer, DateTimeOffset at) => this with
    {
        EndedAt = at,
        Failure = Channel == MessageChannel.Sms && Part(Part(answer, "result"), "accepted").ValueKind != JsonValueKind.True ? NotTaken : null,
        Version = Number(Channel == MessageChannel.Sms ? Part(Part(answer, "result"), "templateVersion") : Part(answer, "version")),
    };

    private static AskedMessage OfSms(string key, JsonElement input, DateTimeOffset at) => new(
        key, at, MessageChannel.Sms, Part(input, "phone"), Text(Part(input, "template")), Part(input, "params"));

    private static JsonElement Part(JsonElement tree, string name) =>
        tree.ValueKind == JsonValueKind.Object && tree.TryGetProperty(name, out var part) ? part : default;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static int? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
