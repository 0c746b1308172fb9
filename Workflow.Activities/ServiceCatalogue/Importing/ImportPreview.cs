using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Importing;

/// <summary>What an import would do.</summary>
/// <param name="Fingerprint">Of everything that would change; sent with the import, so that what was seen is what is done.</param>
/// <param name="NewCount">How many entries and items are new.</param>
/// <param name="ChangedCount">How many would change.</param>
/// <param name="UnchangedCount">How many are there and stay as they are.</param>
/// <param name="Changes">The new ones and those that would change.</param>
public sealed record ImportPreview(
    string Fingerprint, int NewCount, int ChangedCount, int UnchangedCount, IReadOnlyList<ImportChange> Changes);

/// <summary>One entry or item of an import.</summary>
/// <param name="Kind"><c>entry</c> or <c>item</c>.</param>
/// <param name="Code">Code.</param>
/// <param name="Name">Name in the file.</param>
/// <param name="IsNew">Whether the catalogue has none of this code.</param>
/// <param name="Fields">What it says that it did not say before.</param>
/// <param name="Touches">The entries that have the item, before or after the import; of an entry itself none.</param>
public sealed record ImportChange(
    string Kind,
    string Code,
    string Name,
    bool IsNew,
    IReadOnlyList<FieldChange> Fields,
    IReadOnlyList<ServiceEntryName> Touches);

/// <summary>What an import has done.</summary>
/// <param name="NewCount">How many entries and items it added.</param>
/// <param name="ChangedCount">How many it changed.</param>
/// <param name="UnchangedCount">How many were as the file says.</param>
public sealed record ImportReceipt(int NewCount, int ChangedCount, int UnchangedCount);
