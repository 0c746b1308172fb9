using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Viewing;

namespace Workflow.Activities.ServiceCatalogue;

/// <summary>The entries of the catalogue in its order, with how many each list has.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="List">Only this list; null for all.</param>
/// <param name="Unit">Only entries that this unit leads, supports or has an item of.</param>
/// <param name="Search">Only entries that have this in a name or code, their own or an item's.</param>
/// <param name="Skip">Entries to leave out.</param>
/// <param name="Take">Entries to give, at most 200.</param>
public sealed record ListServiceEntries(
    Caller Caller, string? List = null, string? Unit = null, string? Search = null, int Skip = 0, int Take = 50)
    : IRequest<ServiceListing>;

/// <summary>One entry with its items and versions; refused as not found when there is none.</summary>
public sealed record GetServiceEntry(Caller Caller, string Code) : IRequest<ServiceEntryView>;

/// <summary>One item with what it touches and its versions; refused as not found when there is none.</summary>
public sealed record GetServiceItem(Caller Caller, string Code) : IRequest<ServiceItemView>;

/// <summary>What differs between two versions of an item.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Code">The item.</param>
/// <param name="From">One version.</param>
/// <param name="To">The other.</param>
public sealed record CompareServiceItem(Caller Caller, string Code, long From, long To) : IRequest<IReadOnlyList<FieldChange>>;

/// <summary>The catalogue as a workbook, a row per item of an entry.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="List">Only this list; null for all.</param>
public sealed record ExportServiceCatalogue(Caller Caller, string? List = null) : IRequest<SentFile>;

/// <summary>What an import of this workbook would change; nothing is changed.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Content">The workbook.</param>
public sealed record PreviewServiceImport(Caller Caller, ReadOnlyMemory<byte> Content) : IRequest<ImportPreview>;

/// <summary>导入: entries and items become what the workbook says; those it does not name stay as they are.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Content">The workbook.</param>
/// <param name="Fingerprint">Of the preview that was confirmed; refused when the import would change something else by now.</param>
public sealed record ImportServiceCatalogue(CommandContext Context, ReadOnlyMemory<byte> Content, string? Fingerprint)
    : IRequest<ImportReceipt>;

/// <summary>修改主题.</summary>
public sealed record ReviseServiceEntry(CommandContext Context, string Code, EntryContent Content) : IRequest<ServiceReceipt>;

/// <summary>修改事项.</summary>
public sealed record ReviseServiceItem(CommandContext Context, string Code, ItemContent Content) : IRequest<ServiceReceipt>;

/// <summary>What a revision has come to.</summary>
/// <param name="Code">The entry or item.</param>
/// <param name="Version">Its version, for If-Match; the same as before when nothing was different.</param>
/// <param name="Touches">The entries that a change of an item touches.</param>
public sealed record ServiceReceipt(string Code, long Version, IReadOnlyList<ServiceEntryName> Touches);

/// <summary>An entry by name.</summary>
/// <param name="Code">Code.</param>
/// <param name="List">Its list.</param>
/// <param name="Name">Name.</param>
public sealed record ServiceEntryName(string Code, string List, string Name);
