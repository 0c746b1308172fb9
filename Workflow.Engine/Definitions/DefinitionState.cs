using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>A definition with all its versions: the fold of its stream.</summary>
public sealed record DefinitionState : IFoldable<DefinitionState>
{
    /// <inheritdoc/>
    public static string StreamKind => "definition";

    /// <inheritdoc/>
    public static DefinitionState Initial { get; } = new();

    /// <summary>Every version by number, deleted ones too.</summary>
    public ImmutableSortedDictionary<int, DefinitionVersion> Versions { get; init; } =
        ImmutableSortedDictionary<int, DefinitionVersion>.Empty;

    /// <summary>The file that the definition was last imported from or written to.</summary>
    public DefinitionFile? File { get; init; }

    /// <summary>The newest version that is not deleted.</summary>
    public DefinitionVersion? Latest => Versions.Values.LastOrDefault(version => version.IsLatest);

    /// <summary>The version that new instances start with.</summary>
    public DefinitionVersion? Published => Versions.Values.FirstOrDefault(version => version.IsPublished);

    /// <summary>The highest number ever given.</summary>
    public int LastNumber => Versions.IsEmpty ? 0 : Versions.Keys.Last();

    /// <inheritdoc/>
    public DefinitionState Apply(object @event, EventFacts facts) => @event switch
    {
        DefinitionDraftSaved saved => Saved(saved, facts),
        DefinitionPublished published => Change(published.Version, facts, version => version with { IsPublished = true, IsFrozen = true })
            .Unpublish(except: published.Version),
        DefinitionRetracted retracted => Change(retracted.Version, facts, version => version with { IsPublished = false }),
        DefinitionDraftRun run => Change(run.Version, null, version => version with { IsFrozen = true }),
        DefinitionVersionDeleted deleted => Change(deleted.Version, facts, Delete).Settle(),
        DefinitionDeleted => this with
        {
            Versions = Versions.ToImmutableSortedDictionary(pair => pair.Key, pair => Delete(pair.Value)),
        },
        DefinitionFileSynchronised file => this with
        {
            File = new DefinitionFile(
                file.Path, file.FileHash, file.Version, Versions.GetValueOrDefault(file.Version)?.ContentHash),
        },
        _ => this,
    };

    private static DefinitionVersion Delete(DefinitionVersion version) =>
        version with { IsDeleted = true, IsPublished = false, IsLatest = false };

    private DefinitionState Saved(DefinitionDraftSaved saved, EventFacts facts)
    {
        var version = new DefinitionVersion
        {
            Id = saved.VersionId,
            DefinitionId = saved.DefinitionId,
            Version = saved.Version,
            ContentHash = saved.ContentHash,
            Header = saved.Header,
            IsConflict = saved.IsConflict,
            RevertedFrom = saved.RevertedFrom,
            Source = saved.Source,
            CreatedAt = Versions.TryGetValue(saved.Version, out var before) ? before.CreatedAt : facts.At,
            UpdatedAt = facts.At,
            UpdatedBy = facts.Actor.Id,
        };
        return (this with { Versions = Versions.SetItem(saved.Version, version) }).Settle();
    }

    private DefinitionState Change(int number, EventFacts? facts, Func<DefinitionVersion, DefinitionVersion> change)
    {
        if (!Versions.TryGetValue(number, out var version))
        {
            return this;
        }

        var changed = change(version);
        return this with
        {
            Versions = Versions.SetItem(
                number,
                facts is null ? changed : changed with { UpdatedAt = facts.At, UpdatedBy = facts.Actor.Id }),
        };
    }

    private DefinitionState Unpublish(int except) => this with
    {
        Versions = Versions.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => pair.Key == except ? pair.Value : pair.Value with { IsPublished = false }),
    };

    private DefinitionState Settle()
    {
        var latest = Versions.Values.LastOrDefault(version => !version.IsDeleted)?.Version;
        return this with
        {
            Versions = Versions.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => pair.Value with { IsLatest = pair.Key == latest }),
        };
    }
}

/// <summary>What a definition's file was when it and a version last said the same.</summary>
/// <param name="Path">Below the definitions folder.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Version">The version.</param>
/// <param name="ContentHash">The version's content then.</param>
public sealed record DefinitionFile(string Path, string Hash, int Version, string? ContentHash);

/// <summary>Writes a definition's rows.</summary>
internal sealed class DefinitionReadModel : IReadModel<DefinitionState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(DefinitionVersion)];

    public void Write(Marten.IDocumentOperations operations, string streamId, DefinitionState before, DefinitionState after)
    {
        foreach (var (number, version) in after.Versions)
        {
            if (before.Versions.GetValueOrDefault(number) != version)
            {
                operations.Store(version);
            }
        }
    }
}
