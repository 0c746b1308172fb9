namespace Workflow.Activities.ServiceCatalogue;

/// <summary>An entry is in the catalogue as this says from now on; the first one of a stream adds it.</summary>
internal sealed record EntryRevised(string Code, EntryContent Content);

/// <summary>An item is in the catalogue as this says from now on; the first one of a stream adds it.</summary>
internal sealed record ItemRevised(string Code, ItemContent Content);
