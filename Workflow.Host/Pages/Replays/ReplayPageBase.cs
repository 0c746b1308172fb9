using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Engine.Definitions;
using Workflow.Engine.Replay;
using Workflow.Host.Api.Jobs;
using Workflow.Host.Pages.Designer;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Replays;

/// <summary>How a version would have dealt with what happened, in an analyst's words.</summary>
public abstract class ReplayPageBase : PageComponent
{
    private const int MostShown = 200;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    /// <summary>Replay.</summary>
    [Parameter]
    public required Guid Id { get; set; }

    [Inject]
    internal IReplays Replays { get; set; } = null!;

    [Inject]
    internal IDefinitionLibrary Library { get; set; } = null!;

    [Inject]
    internal IDefinitions Definitions { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ReplayWords> T { get; set; } = null!;

    private protected ReplayProgress Progress { get; private set; } = null!;

    private protected DefinitionVersion Version { get; private set; } = null!;

    private protected IReadOnlyList<ReplayItem> Items { get; private set; } = [];

    private protected string Name => Version.Header.Name is { Length: > 0 } name ? name : Version.DefinitionId;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var progress = await Replays.FindAsync(Http.JobTenant(), Id, Aborted);
        var version = progress is null ? null : await Library.FindByIdAsync(progress.VersionId, Aborted);
        if (progress is null || version is null)
        {
            Missing();
        }

        (Progress, Version) = (progress, version);
        Items = Progress.IsFinished ? await Replays.ItemsAsync(Id, differs: true, 0, MostShown, Aborted) : [];
        var graph = Items.Count > 0 ? await Definitions.GetVersionAsync(Progress.Tenant, Version.Id, Aborted) : null;
        names = graph?.Nodes.Values
            .DistinctBy(node => node.Id)
            .ToDictionary(node => node.Id, ActivityTitle.Of, StringComparer.Ordinal) ?? [];
    }

    private protected IEnumerable<string> Lines(ReplayReport report)
    {
        if (report.DivergedAt is { } parting)
        {
            yield return T["diverged", parting.Position, Step(parting.Recorded), Step(parting.Replayed)];
        }

        if (!report.Outputs.IsEmpty)
        {
            yield return T["outputs", string.Join('、', report.Outputs)];
        }

        if (report.TimingDiffers)
        {
            var shift = TimeSpan.FromSeconds(Math.Abs(report.ShiftSeconds));
            yield return T[report.ShiftSeconds > 0 ? "later" : "earlier", Span(shift)];
        }

        foreach (var remark in report.Remarks)
        {
            yield return remark;
        }
    }

    private string Step(ReplayStep? step) => step is null
        ? T["step.none"]
        : T["step." + step.Ending, names.GetValueOrDefault(step.ActivityId, step.ActivityId), step.Outcomes];

    private string Span(TimeSpan span) =>
        span.TotalDays >= 1 ? T["span.days", Math.Round(span.TotalDays, 1)]
        : span.TotalHours >= 1 ? T["span.hours", Math.Round(span.TotalHours, 1)]
        : span.TotalMinutes >= 1 ? T["span.minutes", Math.Round(span.TotalMinutes, 1)]
        : T["span.seconds", Math.Round(span.TotalSeconds)];
}
