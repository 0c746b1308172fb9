using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Evidence;

/// <summary>Keeps files in the database, with the commit of the feedback they came with.</summary>
internal sealed class EvidenceKeeper(IVault vault, AssignmentRemarks remarks)
{
    /// <summary>Keeps files of an assignment.</summary>
    public async Task<IReadOnlyList<EvidenceMark>> KeepAsync(
        IUnitOfWork unit, AssignmentState state, IReadOnlyList<EvidenceFile> files, CancellationToken cancellation)
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
                EvidenceType.Of(file.Name, file.Content.Span)!,
                file.Content.Length,
                Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
            unit.Store(new EvidenceRow
            {
                Id = EvidenceRow.IdOf(id, mark.Id),
                Content = keys.Seal(subject, JsonSerializer.SerializeToElement(Convert.ToBase64String(file.Content.Span))),
            });
            marks.Add(mark);
        }

        return marks;
    }

    /// <summary>A file's content; null when it was erased.</summary>
    /// <exception cref="InvalidDataException">It is not what was handed in.</exception>
    public async Task<byte[]?> OpenAsync(string tenant, EvidenceRow row, EvidenceMark mark, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(tenant, [row.Content.Key], cancellation);
        if (keys.Open(row.Content) is not { ValueKind: JsonValueKind.String } clear)
        {
            return null;
        }

        var content = clear.GetBytesFromBase64();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == mark.Sha256
            ? content
            : throw new InvalidDataException($"{row.Id} is not the file that was handed in.");
    }
}
