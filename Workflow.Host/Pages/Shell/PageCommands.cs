using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Pages.Shell;

/// <summary>Sends a page's command once, however often its form is sent: the form carries the key.</summary>
internal sealed class PageCommands(IMediator mediator, IdempotentCommands once, IVault vault)
{
    /// <summary>Sends the command, or gives the answer it got before.</summary>
    /// <param name="context">Caller and correlation.</param>
    /// <param name="page">Which form of which page.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="command">Makes the command.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RefusalException">The form was sent before and says something else now.</exception>
    public Task<T> SendAsync<T>(
        CommandContext context,
        string page,
        string key,
        string content,
        Func<CommandContext, IRequest<T>> command,
        CancellationToken cancellation)
    {
        var bound = new IdempotencyKey($"{context.Caller.Id} page {page}", key, vault.LookupHash(content));
        return once.RunAsync(
            bound,
            () => mediator.Send(command(context with { Idempotency = bound }), cancellation),
            async record => JsonSerializer.Deserialize<T>(
                await KeptAnswer.OpenAsync(vault, context.Caller.Tenant, record.Body, cancellation), AnswerJson.Options)!,
            "这份表单此前已经提交过，这次填写的内容与那次不同，没有再次提交。请重新打开本页，查看现在的情况。",
            cancellation);
    }
}
