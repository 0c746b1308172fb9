using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Cases.Changing;

/// <summary>情况变化: told to the workflow that goes on after the case was closed, as the event <c>case-change:{number}</c>.</summary>
internal sealed class ReportChangeHandler(CaseDesk desk, IVault vault, IWorkflows workflows, AwaitedChanges awaited)
    : IRequestHandler<ReportChange, CaseReceipt>
{
    private const int Longest = 1000;

    public async Task<CaseReceipt> Handle(ReportChange request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Words) || request.Words.Length > Longest)
        {
            throw Refusals.Invalid(
                "case.change-words", "请写明情况变化。", new FieldError("/words", $"请写明什么情况、从什么时候起有变化，不超过 {Longest} 个字。"));
        }

        var isAwaited = await awaited.IsAwaitedAsync(request.CaseNumber, cancellationToken);
        return await desk.ActAsync(
            request.Context,
            request.CaseNumber,
            async (unit, found) =>
            {
                if (!isAwaited)
                {
                    throw Refusals.Conflict("case.no-change-awaited", "该办件现在不需要告知情况变化。有疑问的请联系承办部门。");
                }

                var words = await vault.SealAsync(unit.Origin.Tenant, found.State.Applicant, request.Words, cancellationToken)
                    ?? throw new InvalidOperationException("Words that are there can be sealed.");
                unit.Append(found, [new CaseChangeReported(words)]);
                await workflows.PublishAsync(
                    unit,
                    AwaitedChanges.EventOf(request.CaseNumber),
                    JsonSerializer.SerializeToElement(new { words = words.Sealed }, EngineJson.Options),
                    request.CaseNumber,
                    null,
                    cancellationToken);
            },
            cancellationToken);
    }
}
