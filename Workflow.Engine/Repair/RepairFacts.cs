using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Repair;

/// <summary>A fault ended the instance; what its branches waited for is kept for the day it is reopened.</summary>
public sealed record WaitsParked : Fact;

/// <summary>What a parked branch waited for has come; it is given to the branch when the instance is reopened.</summary>
public sealed record StimulusKept(Stimulus Stimulus) : Fact;

/// <summary>An operator reopened an instance that a fault had ended; its branches wait again.</summary>
/// <param name="Effects">Keys of effects that are awaited again; null for none.</param>
public sealed record InstanceReopened(ImmutableArray<string>? Effects = null) : Fact;

/// <summary>An incident is closed.</summary>
/// <param name="IncidentId">Which.</param>
/// <param name="Resolution"><c>retried</c>, <c>skipped</c> or <c>cancelled</c>.</param>
public sealed record IncidentResolved(string IncidentId, string Resolution) : Fact;

/// <summary>An execution begins again within the same visit.</summary>
/// <param name="ExecutionId">Which.</param>
/// <param name="Inputs">Inputs as evaluated now.</param>
/// <param name="Variables">Variables of the scope it opens.</param>
public sealed record ActivityRetried(
    string ExecutionId,
    ImmutableDictionary<string, JsonElement>? Inputs = null,
    ImmutableDictionary<string, JsonElement>? Variables = null) : Fact;

/// <summary>What the branches of an instance waited for when a fault ended it.</summary>
/// <param name="Bookmarks">By id.</param>
/// <param name="Effects">By key.</param>
/// <param name="Children">By child instance id.</param>
/// <param name="Arrived">What has come for them since, at most one for each.</param>
public sealed record ParkedWaits(
    ImmutableDictionary<string, Bookmark> Bookmarks,
    ImmutableDictionary<string, PendingEffect> Effects,
    ImmutableDictionary<string, string> Children,
    ImmutableArray<Stimulus> Arrived)
{
    /// <summary>What a stimulus answers, if a parked branch waits for that.</summary>
    public string? WaitOf(Stimulus stimulus) => stimulus switch
    {
        ResumeBookmark resume when Bookmarks.ContainsKey(resume.BookmarkId) => resume.BookmarkId,
        EffectAnswered answered when Effects.ContainsKey(answered.Key) => answered.Key,
        EffectFailed failed when Effects.ContainsKey(failed.Key) => failed.Key,
        ChildFinished finished when Children.ContainsKey(finished.ChildInstanceId) => finished.ChildInstanceId,
        _ => null,
    };

    /// <summary>Whether a stimulus answers what nothing has answered yet.</summary>
    public bool Awaits(Stimulus stimulus) =>
        WaitOf(stimulus) is { } wait && !Arrived.Any(arrived => WaitOf(arrived) == wait);
}
