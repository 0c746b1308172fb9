using System.Text.Json;
using Workflow.Activities.Forms;
using Workflow.Engine.Dispatch;

namespace Workflow.Activities.DataServices;

/// <summary>A call as it went.</summary>
internal sealed record DataCallFacts(
    DataService Service,
    DataServiceRequest Request,
    DataServiceReply Reply,
    int Attempt,
    DateTimeOffset At,
    TimeSpan Duration)
{
    /// <summary>The line of the ledger.</summary>
    internal DataCall Judged(EffectWork effect, Judgement judgement) => new()
    {
        Id = $"{effect.Key}#{Attempt}",
        Key = effect.Key,
        Attempt = Attempt,
        Service = Service.Code,
        Provider = Service.Provider,
        At = At,
        Milliseconds = Math.Round(Duration.TotalMilliseconds, 1),
        Requests = Reply.Requests,
        Case = Request.Case,
        InstanceId = effect.InstanceId,
        Activity = Request.Activity,
        OnBehalfOf = Request.OnBehalfOf ?? string.Empty,
        Authorisation = effect.CorrelationId,
        Subjects = [.. judgement.Subjects.Order(StringComparer.Ordinal)],
        Sent = [.. FieldsOf(Request.Input)],
        Returned = [.. judgement.Returned],
        Outcome = NameOf(judgement.Outcome),
        Code = (judgement.Outcome as EffectOutcome.Refused)?.Code,
        Status = Reply.Status,
    };

    private static string NameOf(EffectOutcome outcome) => outcome switch
    {
        EffectOutcome.Answered answered => answered.Answer.GetProperty("found").GetBoolean() ? "answered" : "not-found",
        EffectOutcome.Refused { Code: not DataServiceEffect.GivenUp } => "refused",
        _ => "unavailable",
    };

    private static IEnumerable<string> FieldsOf(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object ? input.EnumerateObject().Select(field => JsonPointer.Append(string.Empty, field.Name)) : [];
}

/// <summary>What a reply means.</summary>
/// <param name="Outcome">For the engine.</param>
/// <param name="Returned">Pointers of the personal fields that came back.</param>
/// <param name="Subjects">Pseudonyms of the persons concerned.</param>
internal sealed record Judgement(
    EffectOutcome Outcome, IReadOnlyCollection<string> Returned, IReadOnlyCollection<string> Subjects);
