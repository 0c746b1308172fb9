using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox;

/// <summary>The sandbox's HTTP surface: the services, the calls received, the faults.</summary>
internal sealed class SandboxEndpoints(SandboxCalls calls, SandboxStore store, SandboxFaults faults)
{
    private const int LongestKey = 500;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/services/{service}", CallAsync);
        routes.MapGet("/calls", ListCallsAsync);
        routes.MapGet("/faults", context => SandboxJson.WriteAsync(context, 200, FaultList()));
        routes.MapPost("/faults", SetFaultAsync);
        routes.MapDelete("/faults", context =>
        {
            faults.Clear(context.Request.Query["service"].FirstOrDefault());
            return SandboxJson.WriteAsync(context, 200, FaultList());
        });
    }

    private async Task CallAsync(HttpContext context)
    {
        var service = (string)context.Request.RouteValues["service"]!;
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (!calls.Knows(service))
        {
            await SandboxJson.ProblemAsync(context, 501, "service-unknown", $"沙箱没有服务 {service}。");
        }
        else if (key.Length is 0 or > LongestKey)
        {
            await SandboxJson.ProblemAsync(context, 400, "key-missing", "请求头 Idempotency-Key 必须填写，且不超过 500 个字符。");
        }
        else if (await SandboxJson.ReadAsync(context) is not JsonObject request)
        {
            await SandboxJson.ProblemAsync(context, 400, "body-invalid", "请求体必须是 JSON 对象。");
        }
        else
        {
            await (await calls.AnswerAsync(service, key, request, context.RequestAborted) switch
            {
                SandboxAnswer.Given given => SandboxJson.WriteAsync(context, 200, given.Body),
                SandboxAnswer.Refused refused => SandboxJson.ProblemAsync(context, refused.Status, refused.Code, refused.Detail),
                _ => throw new NotSupportedException("The sandbox gives an answer or refuses."),
            });
        }
    }

    private async Task ListCallsAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var (items, total) = await store.ListAsync(
            Text(query["service"]), Text(query["key"]), Number(query["skip"]) ?? 0, Number(query["take"]), context.RequestAborted);
        await SandboxJson.WriteAsync(context, 200, new { items, total });
    }

    private async Task SetFaultAsync(HttpContext context)
    {
        SandboxFault? fault = null;
        try
        {
            fault = (await SandboxJson.ReadAsync(context))?.Deserialize<SandboxFault>(SandboxJson.Options);
        }
        catch (JsonException)
        {
            // Told below.
        }

        fault = fault is null ? null : fault with { Service = fault.Service ?? SandboxFault.All };
        if (fault is not { ErrorRate: >= 0 and <= 1, LatencyMs: >= 0 and <= 600_000, FailFirst: >= 0 }
            || (fault.Service != SandboxFault.All && !calls.Knows(fault.Service)))
        {
            await SandboxJson.ProblemAsync(
                context,
                400,
                "fault-invalid",
                "请填写 service（服务代码或 *）、latencyMs（0–600000）、errorRate（0–1）、wrongData（true/false）、failFirst（≥0）。");
            return;
        }

        faults.Set(fault);
        await SandboxJson.WriteAsync(context, 200, FaultList());
    }

    private object FaultList() => new { items = faults.All, total = faults.All.Count };

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static int? Number(string? value) => int.TryParse(value, out var number) && number >= 0 ? number : null;
}
