using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>The content of a file that proves what a unit gave (佐证材料); for whoever may read its sheet.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="EvaluationId">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Id">Id of the file.</param>
public sealed record GetEvaluationFile(Caller Caller, string EvaluationId, string Unit, string Id) : IRequest<SentFile>;

/// <summary>Gives it.</summary>
internal sealed class GetEvaluationFileHandler(EvaluationFinder finder, FileShelf shelf) : IRequestHandler<GetEvaluationFile, SentFile>
{
    public async Task<SentFile> Handle(GetEvaluationFile request, CancellationToken cancellationToken)
    {
        var (tenant, state) = await finder.FindAsync(request.Caller, request.EvaluationId, cancellationToken);
        EvaluationAccess.RequireSheet(request.Caller, tenant, state, request.Unit);
        return await shelf.RequireAsync(
            tenant, EvaluationId.HolderOf(request.EvaluationId, request.Unit), request.Id, cancellationToken);
    }
}
