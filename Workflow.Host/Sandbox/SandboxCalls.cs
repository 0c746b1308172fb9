using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Engine.Streams;

namespace Workflow.Host.Sandbox;

/// <summary>Takes a call of a service through fault, effect and answer.</summary>
internal sealed class SandboxCalls(
    IEnumerable<ISandboxService> services,
    SandboxStore store,
    SandboxFaults faults,
    TimeProvider clock)
{
    private readonly Dictionary<string, ISandboxService> byCode = services.ToDictionary(service => service.Code, StringComparer.Ordinal);

    internal bool Knows(string service) => byCode.ContainsKey(service);

    internal async Task<SandboxAnswer> AnswerAsync(string code, string key, JsonObject request, CancellationToken cancellation)
    {
        var fault = faults.Of(code) with { Service = code };
        if (fault.LatencyMs > 0)
        {
            await Task.Delay(fault.LatencyMs, cancellation);
        }

        var service = byCode[code];
        await using var visit = await store.BeginAsync(code, key, clock.GetUtcNow(), cancellation);
        var failure = fault.FailureOf(key, visit.Request);
        if (failure == FailurePoint.BeforeEffect)
        {
            return await EndAsync(visit, Broken(), cancellation);
        }

        SandboxAnswer answer;
        try
        {
            answer = await TakeEffectAsync(service, visit, key, request, cancellation);
        }
        catch (KeyReusedException)
        {
            answer = new SandboxAnswer.Refused(409, "key-reused", "同一个 Idempotency-Key 用于了不同的请求。");
        }

        if (failure == FailurePoint.AfterEffect)
        {
            return await EndAsync(visit, Broken(), cancellation);
        }

        await EndAsync(visit, answer, cancellation);
        if (fault.WrongData && answer is SandboxAnswer.Given given)
        {
            service.Contradict(given.Body);
        }

        return answer;
    }

    private async Task<SandboxAnswer> TakeEffectAsync(
        ISandboxService service, SandboxVisit visit, string key, JsonObject request, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var call = new SandboxCall(key, request, ChinaTime.DayOf(now), visit);
        if (!service.HasEffect)
        {
            return await service.AnswerAsync(call, cancellation);
        }

        // Whoever asks may write members in any order.
        var body = Encoding.UTF8.GetString(CanonicalJson.Write(JsonSerializer.SerializeToElement(request)).Span);
        if (await visit.FindEffectAsync(body, cancellation) is { } before)
        {
            return new SandboxAnswer.Given(JsonNode.Parse(before)!.AsObject());
        }

        var answer = await service.AnswerAsync(call, cancellation);
        if (answer is SandboxAnswer.Given given)
        {
            await visit.SaveEffectAsync(body, given.Body.ToJsonString(), now, cancellation);
        }

        return answer;
    }

    private static async Task<SandboxAnswer> EndAsync(SandboxVisit visit, SandboxAnswer answer, CancellationToken cancellation)
    {
        await visit.EndAsync(answer is SandboxAnswer.Refused refused ? refused.Status : 200, cancellation);
        return answer;
    }

    private static SandboxAnswer.Refused Broken() => new(503, "out-of-order", "系统暂时不可用，请稍后重试。");
}
