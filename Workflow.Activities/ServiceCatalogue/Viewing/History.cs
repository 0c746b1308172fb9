using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>Versions as they are shown.</summary>
internal static class History
{
    /// <summary>The newest first, each with what it changed.</summary>
    public static IReadOnlyList<RevisionView> Of<TContent>(
        IReadOnlyList<Revision<TContent>> revisions, Func<TContent?, TContent, IReadOnlyList<FieldChange>> between)
        where TContent : class =>
    [
        .. revisions.Select((revision, i) => new RevisionView(
            revision.Version, revision.At, revision.By, between(i == 0 ? null : revisions[i - 1].Content, revision.Content))).Reverse(),
    ];
}
