using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Activities.DataServices;

/// <summary>
/// 数据服务 as an activity of its own: <c>OneThing.DataService.BirthRecord</c>. Its inputs are the properties of the
/// request, its outcomes <c>Done</c>, <c>NotFound</c> and <c>Failed</c>; an outcome that the diagram leaves unconnected
/// counts as <c>Done</c> (a question found nothing) or faults with the reason (failed, or nothing was there to act on), so
/// that no branch ends in silence and nothing left undone passes for done.
/// </summary>
internal sealed class DataServiceActivity(DataService service) : IActivity
{
    internal const string Prefix = "OneThing.DataService.";
    internal const string NotFound = "NotFound";
    internal const string Failed = "Failed";
    private const string OnBehalfOf = "OnBehalfOf";

    /// <summary>Names of inputs and outputs that every service's activity has beside the request's properties.</summary>
    internal static readonly IReadOnlyList<string> OwnInputs = [OnBehalfOf, "Result", "Found", "Failure"];

    private readonly IReadOnlyList<(string Property, string Input)> properties =
    [
        .. (service.Request["properties"] as JsonObject ?? []).Select(property => (property.Key, PascalCase.InputOf(property.Key))),
    ];

    public ActivityDescriptor Descriptor { get; } = DataServiceDescriptor.Of(service, OnBehalfOf);

    /// <summary>The service as it was when the activity was made.</summary>
    internal DataService Service => service;

    public void Execute(IActivityContext context)
    {
        var input = properties
            .Select(property => (property.Property, Value: context.Input(property.Input)))
            .Where(property => property.Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            .ToDictionary(property => property.Property, property => property.Value, StringComparer.Ordinal);
        var instance = context.Instance;
        var request = new DataServiceRequest(
            service.Code,
            JsonSerializer.SerializeToElement(input),
            TextOf(instance.Input, "caseNumber") ?? instance.CorrelationId,
            TextOf(instance.Input, "scenario"),
            instance.DefinitionId,
            Descriptor.TypeName,
            context.Input<string>(OnBehalfOf) is { Length: > 0 } role ? role : null,
            instance.IsTrial);
        context.RequestEffect(DataServiceRequest.EffectKind, request.ToJson());
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByEffect answered:
                Answer(context, answered.Answer);
                break;
            case Resumption.ByEffectFailure failure:
                Fail(context, failure.Code, failure.Message);
                break;
            default:
                throw new NotSupportedException($"{Descriptor.TypeName} waits for its service only.");
        }
    }

    private void Answer(IActivityContext context, JsonElement answer)
    {
        var found = answer.GetProperty("found").GetBoolean();
        if (!found && service.HasEffect && !context.IsConnected(NotFound))
        {
            Fail(context, "not-found", "对方系统中没有所要办理的人员或记录。");
            return;
        }

        context.SetOutput("Result", answer.GetProperty("result"));
        context.SetOutput("Found", answer.GetProperty("found"));
        context.Complete(found || !context.IsConnected(NotFound) ? [] : [NotFound]);
    }

    private void Fail(IActivityContext context, string code, string message)
    {
        if (!context.IsConnected(Failed))
        {
            context.Fault(
                $"data-service.{code}",
                $"数据服务“{service.Name}”未能办成：{message}请处理后重试，或在流程图中为“失败”出口连上后续步骤。");
            return;
        }

        context.SetOutput("Found", JsonSerializer.SerializeToElement(false));
        context.SetOutput("Failure", JsonSerializer.SerializeToElement(new { code, message }));
        context.Complete(Failed);
    }

    private static string? TextOf(JsonElement tree, string name) =>
        tree.ValueKind == JsonValueKind.Object
        && tree.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
