using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Reporting.Writing;

/// <summary>Seals what units and reviewers write freely, each report under a key of its own.</summary>
internal sealed class ReportWords(IVault vault)
{
    /// <summary>The subject under whose key the words of a report are sealed.</summary>
    public string SubjectOf(string reportId) => vault.SubjectOf($"report:{reportId}");

    /// <summary>The entries of a report, one for each of its measures.</summary>
    /// <exception cref="RefusalException">Lists every field to put right.</exception>
    public async Task<IReadOnlyList<ReportEntry>> SealAsync(
        string tenant, ReportRequested asked, IReadOnlyList<EntryInput> entries, bool isFinal, CancellationToken cancellation)
    {
        if (EntryCheck.Faults(asked.Measures, entries, isFinal) is { Count: > 0 } faults)
        {
            throw Refusals.Invalid("report.invalid", $"有 {faults.Count} 处需要修改。", faults);
        }

        var subject = SubjectOf(asked.ReportId);
        var keys = await vault.KeysOfAsync(tenant, [subject], cancellation);
        var given = entries.ToDictionary(entry => entry.MeasureId, StringComparer.Ordinal);
        return
        [
            .. asked.Measures.Select(measure => given.GetValueOrDefault(measure.MeasureId) ?? new EntryInput(measure.MeasureId))
                .Zip(asked.Measures, (entry, measure) => new ReportEntry(
                    measure.MeasureId,
                    Seal(entry.Progress),
                    entry.Percent,
                    [.. measure.Targets.Select((_, at) => entry.Values?.ElementAtOrDefault(at))],
                    Seal(entry.Problems),
                    Seal(entry.NextSteps))),
        ];

        Remark? Seal(string? text) => string.IsNullOrWhiteSpace(text)
            ? null
            : new Remark(null, keys.Seal(subject, JsonSerializer.SerializeToElement(text.Trim())));
    }

    /// <summary>The reason of a return.</summary>
    /// <exception cref="RefusalException">There is none, or it is too long.</exception>
    public async Task<Remark> ReasonAsync(string tenant, string reportId, string? reason, CancellationToken cancellation)
    {
        const string Ask = "请写明退回的理由，以便单位修改。";
        if (reason?.Length > EntryCheck.Longest)
        {
            throw Refusals.Invalid(
                "report.reason", "文字过长。", new FieldError("/reason", $"请不超过 {EntryCheck.Longest} 个字。"));
        }

        return await vault.SealAsync(tenant, SubjectOf(reportId), reason, cancellation)
            ?? throw Refusals.Invalid("report.reason", Ask, new FieldError("/reason", Ask));
    }
}
