using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Evidence;

/// <summary>Keeps files in the database, with the commit of the feedback they came with.</summary>
internal sealed class EvidenceKeeper(IVault vault, AssignmentRemarks remarks)
{
    /// <summary>Keeps files of an assignment.</summary>
    public async Task<IReadOnlyList<EvidenceMark>> KeepAsync(
        IUnitOfWork unit, AssignmentState state, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var id = state.Made!.AssignmentId;
        var subject = remarks.SubjectOf(id);
        var keys = await vault.KeysOfAsync(unit.Origin.Tenant, [subject], cancellation);
        var marks = new List<EvidenceMark>();
        foreach (var file in files)
        {
            var mark = new EvidenceMark(
                $"e{state.Evidence.Length + marks.Count + 1}",
                new Remark(null, keys.Seal(subject, JsonSerializer.SerializeToElement(file.Name))),
                FileType.Of(file.Name, file.Content.Span)!,
                file.Content.Length,
                FileSealing.Digest(file.Content.Span));
            unit.Store(new FileContent
            {
                Id = FileContent.IdOf(id, mark.Id),
                Content = keys.SealFile(subject, file.Content.Span),
            });
            marks.Add(mark);
        }

        return marks;
    }
}
