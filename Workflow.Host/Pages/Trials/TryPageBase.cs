using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Trials;
using Workflow.Engine.Definitions;
using Workflow.Host.Pages.Citizen;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Trials;

/// <summary>Where an analyst chooses what to try a workflow with.</summary>
public abstract class TryPageBase : PageComponent
{
    private const int MostSeeds = 9_999;

    /// <summary>Definition.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>Which example.</summary>
    [SupplyParameterFromQuery(Name = "seed")]
    public string? SeedText { get; set; }

    [Inject]
    internal IDefinitionLibrary Library { get; set; } = null!;

    [Inject]
    internal TrialExample Example { get; set; } = null!;

    [Inject]
    internal IOrganisations Organisations { get; set; } = null!;

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TrialWords> T { get; set; } = null!;

    private protected DefinitionVersion Version { get; private set; } = null!;

    private protected Scenario? Scenario { get; private set; }

    private protected IReadOnlyList<Place> PlacesToTry { get; private set; } = [];

    private protected IReadOnlyList<FormPage> Topics { get; private set; } = [];

    private protected int Seed { get; private set; }

    private protected bool HasExample { get; private set; }

    private protected string? Division { get; private set; }

    private protected JsonNode Shown { get; private set; } = new JsonObject();

    private protected string Content { get; private set; } = string.Empty;

    private protected string Key { get; private set; } = NewKey();

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Name => Version.Header.Name is { Length: > 0 } name ? name : Id;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var version = await Library.FindAsync(Id, VersionOptions.Latest, Aborted);
        if (version is null)
        {
            Missing();
        }

        (Version, Scenario) = (version, Example.ScenarioOf(Id));
        if (Scenario is null)
        {
            Content = TrialExample.Written(await Example.InputAsync(Version, Aborted));
            return;
        }

        // Another family each time, unless one is asked for: the sandbox remembers what was registered for whom.
        Seed = int.TryParse(SeedText, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked <= MostSeeds
            ? asked
            : (int)(Clock.GetUtcNow().ToUnixTimeSeconds() % MostSeeds) + 1;
        var example = Example.Application(Scenario, Seed);
        HasExample = example is not null;
        Shown = example?.Form ?? new JsonObject();
        (Division, Content) = (example?.Division, TrialExample.Written(Shown));
        Topics = HasExample ? FormOutline.Pages(Scenario.Form) : [];
        PlacesToTry = Places.For(await Mediator.Send(new GetScenario(Scenario.Code, 0), Aborted), Organisations);
    }

    private protected async Task StartAsync()
    {
        (Key, Content, Division) = (Posted("key"), Posted("content"), Posted("division"));
        if (Read() is not { } content)
        {
            Errors = [new FieldError("/content", T["try.not-json"])];
            return;
        }

        TrialReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context(),
                $"try {Id}",
                Key,
                $"{Division} {Content}",
                context => new StartTrial(context, Id, Division, content),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/designer/trials/{receipt.Number}");
    }

    private protected static string? AddressOf(string pointer) => pointer switch
    {
        "" => null,
        "/division" => "#division",
        _ => "#content",
    };

    private protected string? Wrong(string pointer) => Errors.Any(error => error.Field == pointer) ? "wrong" : null;

    private JsonElement? Read()
    {
        try
        {
            return JsonElement.Parse(Content) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
