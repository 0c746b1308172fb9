using System.Text.Json.Serialization;
using System.Text.Json;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Execution;

/// <summary>What moves an instance: the one input of a burst. Recorded whole, so that folding asks nobody.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "stimulus")]
[JsonDerivedType(typeof(Begin), "begin")]
[JsonDerivedType(typeof(ResumeBookmark), "resume-bookmark")]
[JsonDerivedType(typeof(RaiseEvent), "raise-event")]
[JsonDerivedType(typeof(EffectAnswered), "effect-answered")]
[JsonDerivedType(typeof(EffectFailed), "effect-failed")]
[JsonDerivedType(typeof(CommandAnswered), "command-answered")]
[JsonDerivedType(typeof(CommandRefused), "command-refused")]
[JsonDerivedType(typeof(ChildFinished), "child-finished")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(RepairInstance), "repair")]
[JsonDerivedType(typeof(MigrateInstance), "migrate")]
public abstract record Stimulus;

/// <summary>Start the root activity of an accepted instance.</summary>
public sealed record Begin : Stimulus;

/// <summary>Resume one bookmark: a task was completed, a delay is over.</summary>
public sealed record ResumeBookmark(string BookmarkId, JsonElement? Input) : Stimulus;

/// <summary>An event for this instance: resumes every bookmark that waits for its name.</summary>
/// <param name="Name">Event name.</param>
/// <param name="Payload">What it brings.</param>
/// <param name="Until">
/// An event meant for this instance is kept so long when nothing waits for it as it arrives; null: it passes.
/// </param>
public sealed record RaiseEvent(string Name, JsonElement? Payload, DateTimeOffset? Until = null) : Stimulus;

/// <summary>An effect was done.</summary>
public sealed record EffectAnswered(string Key, JsonElement Answer) : Stimulus;

/// <summary>An effect was refused, or its attempts are used up.</summary>
public sealed record EffectFailed(string Key, string Code, string Message) : Stimulus
{
    /// <summary>Code of giving up without an answer: nobody knows whether it was done, so the key stays the same.</summary>
    public const string Unavailable = "effect.unavailable";

    /// <summary>Code of not calling, or not calling again: the step was cancelled meanwhile.</summary>
    public const string Withdrawn = "effect.withdrawn";
}

/// <summary>A domain command, run inside the burst's transaction, has answered.</summary>
public sealed record CommandAnswered(string CommandId, JsonElement Answer) : Stimulus;

/// <summary>A rule forbade a domain command.</summary>
public sealed record CommandRefused(string CommandId, string Code, string Message) : Stimulus;

/// <summary>A child instance that this one waits for has ended or, where that is what it waits for, come to rest.</summary>
/// <param name="ChildInstanceId">The child.</param>
/// <param name="SubStatus">Elsa's sub-status.</param>
/// <param name="Output">Its output so far.</param>
/// <param name="Status">Elsa's status; null stands for <c>Finished</c>.</param>
public sealed record ChildFinished(string ChildInstanceId, string SubStatus, JsonElement Output, string? Status = null)
    : Stimulus;

/// <summary>Cancel the whole instance.</summary>
public sealed record Cancel(string Reason) : Stimulus;
