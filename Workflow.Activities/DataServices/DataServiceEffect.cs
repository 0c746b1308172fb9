using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Activities.Forms;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.DataServices;

/// <summary>
/// Calls a data service: opens the request's personal values right before the call, seals those of the answer right
/// after it, and records the call.
/// </summary>
internal sealed partial class DataServiceEffect(
    IDataServices services,
    DataServiceClient client,
    IDataCallLedger ledger,
    IVault vault,
    TimeProvider clock) : IEffectHandler
{
    /// <summary>Code of a question that nobody answered in time.</summary>
    internal const string GivenUp = "unavailable";

    /// <summary>From this attempt on, an answer that does not fit is taken as the other side's last word.</summary>
    private const int PatienceWithWrongData = 3;

    public string Kind => DataServiceRequest.EffectKind;

    public async Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
    {
        var request = DataServiceRequest.Read(effect.Request);
        if (services.Find(request.Service) is not { } service)
        {
            return new EffectOutcome.Unavailable($"Data service '{request.Service}' is not registered.");
        }

        if (!service.Allows(request.Scenario, request.Definition))
        {
            return new EffectOutcome.Refused("not-allowed", $"“{service.Name}”未授权给本主题使用，请在数据服务登记中增加授权。");
        }

        var keys = await vault.OpenAsync(effect.Tenant, request.Input, cancellation);
        var input = Clear(request.Input, keys);
        if (AnswerCheck.Against(service.RequestSchema, input) is { Count: > 0 } faults)
        {
            return new EffectOutcome.Refused("invalid-request", $"请求不符合“{service.Name}”的要求：{string.Join("、", faults)}。");
        }

        var (at, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        var reply = await client.CallAsync(
            service, input, effect.Key, effect.CorrelationId, request.IsTrial, cancellation);
        var call = new DataCallFacts(service, request, reply, attempt, at, clock.GetElapsedTime(started));
        var judgement = GiveUp(call, await JudgeAsync(effect, call, input, keys, cancellation));
        await ledger.RecordAsync(effect, call.Judged(effect, judgement));
        return judgement.Outcome;
    }

    private static Judgement GiveUp(DataCallFacts call, Judgement judgement) =>
        judgement.Outcome is EffectOutcome.Unavailable && call.Attempt >= call.Service.Limits.Rounds
            ? judgement with { Outcome = new EffectOutcome.Refused(GivenUp, $"“{call.Service.Name}”暂时没有答复。") }
            : judgement;

    private async Task<Judgement> JudgeAsync(
        EffectWork effect,
        DataCallFacts call,
        JsonObject input,
        KeyRing keys,
        CancellationToken cancellation)
    {
        var asked = SealedJson.Find(call.Request.Input).Select(leaf => leaf.Subject).Distinct().ToList();
        var (service, reply) = (call.Service, call.Reply);
        switch (reply)
        {
            case { Status: 404, IsProblem: true }:
                return new Judgement(Answered(found: false, new JsonObject { ["found"] = false }), [], asked);

            // Without problem details a 404 rather tells of a wrong address than of an unknown person.
            case { Status: >= 400 and < 500 and not (404 or 401 or 403 or 408 or 425 or 429) }:
                return new Judgement(Refused(call, keys), [], asked);
            case { Status: >= 200 and < 300, Body: null }:
                return new Judgement(Misfit(call, ["/"]), [], asked);
            case { Status: >= 200 and < 300, Body: { } answer }:
                if (AnswerCheck.Find(service, input, answer) is { Count: > 0 } faults)
                {
                    return new Judgement(Misfit(call, faults), [], asked);
                }

                var (seal, tree, people) = await SealAsync(effect, service, input, answer, cancellation);
                var found = answer["found"] is not JsonValue value || !value.TryGetValue<bool>(out var said) || said;
                return new Judgement(Answered(found, tree), seal.Returned, [.. asked.Union(people)]);
            case { Status: 0 }:
                return new Judgement(new EffectOutcome.Unavailable(reply.Failure ?? "No answer."), [], asked);
            default:
                return new Judgement(new EffectOutcome.Unavailable($"HTTP {reply.Status}."), [], asked);
        }
    }

    private async Task<(AnswerSeal Seal, JsonNode Tree, IReadOnlyCollection<string> People)> SealAsync(
        EffectWork effect, DataService service, JsonObject input, JsonObject answer, CancellationToken cancellation)
    {
        // A mark whose person the call does not name is kept under the call itself rather than in clear.
        string SubjectOf(PersonalMark mark)
        {
            var number = mark.SubjectFrom.StartsWith(PersonalMark.AnswerPrefix, StringComparison.Ordinal)
                ? JsonPointer.Find(answer, mark.SubjectFrom[PersonalMark.AnswerPrefix.Length..])
                : JsonPointer.Find(input, mark.SubjectFrom);
            return vault.SubjectOf(number?.ToString().Trim().ToUpperInvariant() ?? effect.Key);
        }

        var subjects = PersonalMarks.Find(service.Response).Select(SubjectOf).Distinct().ToList();
        var seal = new AnswerSeal(SubjectOf, await vault.KeysOfAsync(effect.Tenant, subjects, cancellation));
        return (seal, seal.Seal(service.Response, answer)!, subjects);
    }

    private static EffectOutcome.Answered Answered(bool found, JsonNode result) =>
        new(JsonSerializer.SerializeToElement(new { found, result }));

    private static EffectOutcome.Refused Refused(DataCallFacts call, KeyRing keys)
    {
        var body = call.Reply.IsProblem ? call.Reply.Body : null;
        var code = body?["code"]?.ToString() is { } given && Code().IsMatch(given) ? given : $"http-{call.Reply.Status}";
        var message = body?["detail"]?.ToString() ?? body?["title"]?.ToString() ?? "对方系统拒绝了请求。";
        return new EffectOutcome.Refused(code, Scrubber.Scrub(message, call.Request.Input, keys));
    }

    private static EffectOutcome Misfit(DataCallFacts call, IReadOnlyList<string> faults) =>
        call.Attempt >= PatienceWithWrongData
            ? new EffectOutcome.Refused(
                "wrong-data", $"“{call.Service.Name}”返回的数据与请求不符（{string.Join("、", faults)}），请联系提供部门核实。")
            : new EffectOutcome.Unavailable($"The answer does not fit: {string.Join(", ", faults)}.");

    /// <summary>The request in clear; what an erased person leaves empty is left out.</summary>
    private static JsonObject Clear(JsonElement input, KeyRing keys) =>
        new((keys.OpenTree(input) as JsonObject ?? [])
            .Where(field => field.Value is not null)
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,63}$")]
    private static partial Regex Code();
}
