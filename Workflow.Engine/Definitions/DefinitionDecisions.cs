namespace Workflow.Engine.Definitions;

/// <summary>What may happen to a definition: from its state to events.</summary>
internal static class DefinitionDecisions
{
    /// <summary>Saves a draft: over the newest version while nobody relies on it, else as a new one.</summary>
    public static IReadOnlyList<object> Save(DefinitionState state, NewContent content)
    {
        // An editor that started from another version than the newest would undo somebody else's work without a word.
        if (state.Latest is { } latest && latest.UpdatedBy != content.By && IsStale(state, latest, content))
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.Stale,
                $"“{latest.UpdatedBy}”已保存了较新的第 {latest.Version} 版，请重新打开流程，在最新版本上修改。");
        }

        return
        [
            new DefinitionDraftSaved(
                content.DefinitionId,
                content.VersionId,
                content.Number,
                content.Hash,
                content.Header,
                Source: content.Source,
                IsConflict: content.IsConflict,
                Note: content.Note),
        ];
    }

    private static bool IsStale(DefinitionState state, DefinitionVersion latest, NewContent content) =>
        (content.BasedOn is { } basis && latest.Id != basis && state.Versions.Values.Any(version => version.Id == basis))
        || (content.BasedOnContent is { } seen && latest.ContentHash != seen);

    /// <summary>The number a save gets: the newest's while nobody relies on it, else the next.</summary>
    /// <param name="state">The definition.</param>
    /// <param name="wished">The number to begin with where the definition is new.</param>
    public static int NextNumber(DefinitionState state, int? wished) => state.Latest is { IsFrozen: false } draft
        ? draft.Version
        : state.Versions.IsEmpty ? wished ?? 1 : state.LastNumber + 1;

    /// <summary>Copies a version to a new draft.</summary>
    public static IReadOnlyList<object> Revert(
        DefinitionState state,
        DefinitionVersion source,
        string id,
        int number,
        string? note) =>
    [
        new DefinitionDraftSaved(
            source.DefinitionId,
            id,
            number,
            Existing(state, source.Version).ContentHash,
            source.Header,
            source.Version,
            Note: note),
    ];

    /// <summary>Publishes a version.</summary>
    public static IReadOnlyList<object> Publish(DefinitionState state, int number, string? note) =>
        Existing(state, number).IsPublished ? [] : [new DefinitionPublished(number, note)];

    /// <summary>Stops new instances.</summary>
    public static IReadOnlyList<object> Retract(DefinitionState state, string? note)
    {
        Latest(state);
        return state.Published is { } published ? [new DefinitionRetracted(published.Version, note)] : [];
    }

    /// <summary>Keeps a draft's content because an instance is about to run it.</summary>
    public static IReadOnlyList<object> Run(DefinitionState state, int number) =>
        Existing(state, number).IsFrozen ? [] : [new DefinitionDraftRun(number)];

    /// <summary>Deletes a version that no new instance starts with.</summary>
    public static IReadOnlyList<object> DeleteVersion(DefinitionState state, int number, string? note) =>
        Existing(state, number).IsPublished
            ? throw new DefinitionRefusedException(
                DefinitionRefusal.InUse,
                $"第 {number} 版是当前发布的版本，请先撤回发布或发布其他版本，再删除它。")
            : [new DefinitionVersionDeleted(number, note)];

    /// <summary>Deletes all versions.</summary>
    public static IReadOnlyList<object> Delete(DefinitionState state, string? note)
    {
        Latest(state);
        return [new DefinitionDeleted(note)];
    }

    /// <summary>The newest version.</summary>
    /// <exception cref="DefinitionRefusedException">There is none.</exception>
    public static DefinitionVersion Latest(DefinitionState state) => state.Latest ?? throw DefinitionRefusedException.Missing();

    /// <summary>A version by number.</summary>
    /// <exception cref="DefinitionRefusedException">There is none.</exception>
    public static DefinitionVersion Existing(DefinitionState state, int number) =>
        state.Versions.TryGetValue(number, out var version) && !version.IsDeleted
            ? version
            : throw DefinitionRefusedException.Missing(state.Latest is null ? null : number);
}

/// <summary>What is to be saved.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="VersionId">Id of the version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Hash">Hash of the content.</param>
/// <param name="Header">What lists need of it.</param>
internal sealed record NewContent(string DefinitionId, string VersionId, int Number, string Hash, DefinitionHeader Header)
{
    /// <summary>The version id that the editor started from.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Hash of the content that the editor started from.</summary>
    public string? BasedOnContent { get; init; }

    /// <summary>Who saves it.</summary>
    public string? By { get; init; }

    /// <summary>The file it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Whether that file met a newer version of the designer.</summary>
    public bool IsConflict { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }
}
