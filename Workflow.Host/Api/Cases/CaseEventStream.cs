using System.Globalization;
using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Cases;

/// <summary>What has changed: read the case again for the rest.</summary>
public sealed record CaseChange(string CaseNumber, string Status, string? Result, string Light, long Version);

/// <summary>
/// Server-sent events of one case. The stream looks at the case each second and ends by itself after a while;
/// browsers come back with the last version they saw.
/// </summary>
internal static class CaseEventStream
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private const int BeatsPerComment = 15;
    private const int LastBeat = 600;

    /// <summary>Runs the stream until the client leaves, the host stops or the time is over.</summary>
    public static async Task RunAsync(
        string caseNumber,
        HttpContext http,
        IServiceScopeFactory scopes,
        IHostApplicationLifetime lifetime)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        var caller = http.Caller();
        var seen = LastSeen(http.Request);
        var view = await LookAsync(scopes, caller, caseNumber, ending.Token);
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(http, "retry: 2000\n\n", ending.Token);
            for (var beat = 1; beat <= LastBeat; beat++)
            {
                if (view.Version != seen)
                {
                    seen = view.Version;
                    await WriteAsync(http, Event(view), ending.Token);
                }
                else if (beat % BeatsPerComment == 0)
                {
                    await WriteAsync(http, ": 在线\n\n", ending.Token);
                }

                await Task.Delay(Beat, ending.Token);
                view = await LookAsync(scopes, caller, caseNumber, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left or the host stops; either way the stream is over.
        }
    }

    private static async Task<CaseView> LookAsync(
        IServiceScopeFactory scopes,
        Caller caller,
        string caseNumber,
        CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new GetCase(caller, caseNumber), cancellation);
    }

    private static string Event(CaseView view)
    {
        var change = new CaseChange(view.CaseNumber, view.Status, view.Result, view.Light, view.Version);
        var data = JsonSerializer.Serialize(change, AnswerJson.Options);
        return string.Create(CultureInfo.InvariantCulture, $"id: {view.Version}\nevent: case\ndata: {data}\n\n");
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken cancellation)
    {
        await http.Response.WriteAsync(text, cancellation);
        await http.Response.Body.FlushAsync(cancellation);
    }

    private static long? LastSeen(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
