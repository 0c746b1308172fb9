using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Host.Pages.Shell;

/// <summary>Sends a page's command once, however often its form is sent: the form carries the key.</summary>
internal sealed class PageCommands(IMediator mediator, IIdempotency answered, IVault vault)
{
    // Keys are unique per caller and page whatever tenant a form names, so none narrows the look-up.
    private const string AnyTenant = "*";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Sends the command, or gives the answer it got before.</summary>
    /// <param name="context">Caller and correlation.</param>
    /// <param name="page">Which form of which page.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="command">Makes the command.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<T> SendAsync<T>(
        CommandContext context,
        string page,
        string key,
        string content,
        Func<CommandContext, IRequest<T>> command,
        CancellationToken cancellation)
    {
        var bound = new IdempotencyKey($"{context.Caller.Id} page {page}", key, vault.LookupHash(content));
        if (await FindAsync<T>(bound, cancellation) is { } before)
        {
            return before;
        }

        try
        {
            return await mediator.Send(command(context with { Idempotency = bound }), cancellation);
        }
        catch (Exception fault) when (MayHaveLostARace(fault))
        {
            // The same form may have been sent twice at once; then the other's answer is ours.
            if (await FindAsync<T>(bound, cancellation) is { } answer)
            {
                return answer;
            }

            throw;
        }
    }

    private static bool MayHaveLostARace(Exception fault) =>
        fault is DuplicateCommandException or ConcurrentChangeException or RefusalException { Kind: RefusalKind.Conflict };

    private async Task<T?> FindAsync<T>(IdempotencyKey key, CancellationToken cancellation) =>
        await answered.FindAsync(AnyTenant, key.Scope, key.Key, cancellation) is { } record
            ? JsonSerializer.Deserialize<T>(record.Body, Json)
            : default;
}
