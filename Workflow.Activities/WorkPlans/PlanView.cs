using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Workflow.Activities.WorkPlans;

/// <summary>A work plan with its tree.</summary>
public sealed record PlanView : PlanSummary
{
    /// <summary>An empty view.</summary>
    public PlanView()
    {
    }

    [SetsRequiredMembers]
    internal PlanView(PlanDrafted drafted, PlanState state)
        : base(PlanRow.Of(drafted, state)) =>
        (Preface, Closing, Programmes) = (drafted.Preface, drafted.Closing, state.Programmes);

    /// <summary>What the notice says before its first programme.</summary>
    [JsonPropertyOrder(1)]
    public string? Preface { get; init; }

    /// <summary>What it says after its last task.</summary>
    [JsonPropertyOrder(1)]
    public string? Closing { get; init; }

    /// <summary>重点工程, with tasks and measures.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<PlanProgramme> Programmes { get; init; }
}

/// <summary>What a change of a plan has come to.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Status"><c>draft</c> or <c>confirmed</c>.</param>
/// <param name="Parts">Ids of the programmes, tasks or measures that were added or changed.</param>
/// <param name="MeasureCount">How many measures the plan has.</param>
/// <param name="UncheckedCount">How many of them nobody has checked yet.</param>
/// <param name="Version">Version of the plan, for If-Match.</param>
public sealed record PlanReceipt(
    string Id, string Status, IReadOnlyList<string> Parts, int MeasureCount, int UncheckedCount, long Version);
