using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>
/// The library of definitions (流程库). Every change is one transaction under the definition's lock, stands in its
/// stream with actor and time, and is seen by other nodes within two seconds. Refusals are
/// <see cref="DefinitionRefusedException"/>.
/// </summary>
public interface IDefinitionLibrary
{
    /// <summary>Saves a draft and, if asked and nothing is wrong with it, publishes it in the same transaction.</summary>
    Task<SavedDefinition> SaveAsync(Origin origin, DefinitionDraft draft, CancellationToken cancellation);

    /// <summary>Publishes a version: the newest or a given one. Does nothing when it is published already.</summary>
    /// <exception cref="DefinitionRefusedException">It has errors; they are listed.</exception>
    Task<SavedDefinition> PublishAsync(Origin origin, string definitionId, int? version, string? note, CancellationToken cancellation);

    /// <summary>Starts no more instances; running ones go on. Does nothing when none is published.</summary>
    Task<DefinitionVersion> RetractAsync(Origin origin, string definitionId, string? note, CancellationToken cancellation);

    /// <summary>Copies a version to a new draft.</summary>
    Task<DefinitionVersion> RevertAsync(Origin origin, string definitionId, int version, string? note, CancellationToken cancellation);

    /// <summary>Deletes a version that is not published and has no running instances.</summary>
    Task DeleteVersionAsync(Origin origin, string definitionId, int version, string? note, CancellationToken cancellation);

    /// <summary>Deletes a definition that has no running instances.</summary>
    Task DeleteAsync(Origin origin, string definitionId, string? note, CancellationToken cancellation);

    /// <summary>
    /// The newest of the versions meant, ready to be started: from now on its content stays as it is, even when it is a
    /// draft. Null when there is none or it cannot be run.
    /// </summary>
    Task<WorkflowGraph?> PinAsync(Origin origin, string definitionId, VersionOptions options, CancellationToken cancellation);

    /// <summary>The newest of the versions meant, or null.</summary>
    Task<DefinitionVersion?> FindAsync(string definitionId, VersionOptions options, CancellationToken cancellation);

    /// <summary>A version by its id, deleted or not, or null.</summary>
    Task<DefinitionVersion?> FindByIdAsync(string versionId, CancellationToken cancellation);

    /// <summary>All versions meant, of all definitions or of some, by definition and number.</summary>
    Task<IReadOnlyList<DefinitionVersion>> ListAsync(
        VersionOptions options,
        IReadOnlyCollection<string>? definitionIds,
        CancellationToken cancellation);

    /// <summary>A version's JSON exactly as it was saved.</summary>
    /// <exception cref="DefinitionRefusedException">The draft was deleted since it was found.</exception>
    Task<string> TextAsync(DefinitionVersion version, CancellationToken cancellation);

    /// <summary>A version together with its JSON: a draft that was saved anew since it was found, as it is now.</summary>
    /// <exception cref="DefinitionRefusedException">The draft was deleted since it was found.</exception>
    Task<WrittenDefinition> ReadAsync(DefinitionVersion version, CancellationToken cancellation);

    /// <summary>Has the activity registry know the workflows that other nodes have made activities, within two seconds.</summary>
    Task FreshenActivitiesAsync(CancellationToken cancellation);

    /// <summary>Who changed what, and when; oldest first, empty when there is no such definition.</summary>
    Task<IReadOnlyList<DefinitionChange>> ChangesAsync(string definitionId, CancellationToken cancellation);
}

/// <summary>A version and what is written in it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">Its JSON exactly as it was saved.</param>
public sealed record WrittenDefinition(DefinitionVersion Version, string Text);

/// <summary>A draft to be saved.</summary>
/// <param name="Text">The definition's JSON; kept as it is.</param>
public sealed record DefinitionDraft(string Text)
{
    /// <summary>The definition, where the text does not name it; null makes a new one.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Whether to publish it when nothing is wrong with it.</summary>
    public bool Publish { get; init; }

    /// <summary>The version id the editor started from: refused when somebody has saved a newer one since.</summary>
    public string? BasedOn { get; init; }

    /// <summary>
    /// Hash of the content that the editor started from (<see cref="DefinitionVersion.ContentHash"/>): refused when
    /// somebody else has saved another one since.
    /// </summary>
    public string? BasedOnContent { get; init; }

    /// <summary>Why, for the record; not personal.</summary>
    public string? Note { get; init; }
}

/// <summary>A version after a save or a publication.</summary>
/// <param name="Version">The version.</param>
/// <param name="Graph">It made ready to run; null when it has no root.</param>
/// <param name="Problems">What is wrong with it: errors keep it from being published.</param>
/// <param name="AlreadyPublished">It was published before.</param>
/// <param name="IsNew">The definition did not exist before.</param>
public sealed record SavedDefinition(
    DefinitionVersion Version,
    WorkflowGraph? Graph,
    ImmutableArray<DefinitionProblem> Problems,
    bool AlreadyPublished = false,
    bool IsNew = false);

/// <summary>One change of a definition.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Body">What: one of the definition events.</param>
public sealed record DefinitionChange(long Number, DateTimeOffset At, Actor Actor, object Body);
