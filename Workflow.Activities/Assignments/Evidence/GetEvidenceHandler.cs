using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Evidence;

/// <summary>Gives the content of a file to whoever may read its assignment.</summary>
internal sealed class GetEvidenceHandler(IUnitOfWorkFactory units, IVault vault)
    : IRequestHandler<GetEvidence, SentFile>
{
    public async Task<SentFile> Handle(GetEvidence request, CancellationToken cancellationToken)
    {
        var tenant = AssignmentId.TenantOf(request.Id) ?? throw AssignmentAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(request.Id), cancellationToken);
        var state = AssignmentAccess.RequireReadable(request.Caller, tenant, found);
        var mark = state.Evidence.FirstOrDefault(each => each.Id == request.EvidenceId);
        var row = mark is null ? null
            : await unit.Query.LoadAsync<FileContent>(FileContent.IdOf(request.Id, mark.Id), cancellationToken);
        var content = row is null ? null : await vault.OpenFileAsync(tenant, row, mark!.Sha256, cancellationToken);
        if (content is null)
        {
            throw Refusals.NotFound("assignment.evidence-unknown", "没有找到这份材料，它可能已按规定删除。");
        }

        var keys = mark!.Name.Sealed is { } name ? await vault.OpenAsync(tenant, [name.Key], cancellationToken) : KeyRing.Empty;
        return new SentFile(mark.Name.Read(keys) ?? mark.Id, content, mark.MediaType);
    }
}
