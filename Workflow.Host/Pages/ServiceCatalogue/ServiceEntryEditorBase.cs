using System.Text.Json;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Viewing;

namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>Revises an entry: its units, and which items it has in which order.</summary>
public abstract class ServiceEntryEditorBase : ServiceEditorBase
{
    private protected ServiceEntryView Entry { get; private set; } = null!;

    private protected override long Version => Entry.Version;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Entry = await Mediator.Send(new GetServiceEntry(Caller, Code), Aborted);
        if (!Entry.MayRevise)
        {
            GoTo($"/service-catalogue/entries/{Code}");
        }
    }

    private protected Task ReviseAsync()
    {
        var content = new EntryContent(
            Posted("list"), Posted("name"), Posted("lead"), Posted("supporting").Split('\n', '、'), Posted("items").Split('\n', '、'));
        return SendAsync(
            "entries", [], JsonSerializer.Serialize(content), context => new ReviseServiceEntry(context, Code, content));
    }

    private protected override string Kept(string field) => field switch
    {
        "list" => Entry.Content.List,
        "name" => Entry.Content.Name,
        "lead" => Entry.Content.Lead,
        "supporting" => string.Join('\n', Entry.Content.Supporting),
        _ => string.Join('\n', Entry.Content.Items),
    };
}
