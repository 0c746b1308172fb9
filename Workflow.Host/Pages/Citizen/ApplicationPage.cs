using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Workflow.Activities.Common;
using Workflow.Activities.Drafts;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Citizen;

/// <summary>What the pages of filling in have in common: the scenario, its topics, and the draft.</summary>
public abstract class ApplicationPage : PageComponent
{
    private const int MostFamilies = 100_000;

    /// <summary>Scenario code.</summary>
    [Parameter]
    public required string Code { get; set; }

    [Inject]
    internal IForms Forms { get; set; } = null!;

    [Inject]
    internal IWebHostEnvironment Environment { get; set; } = null!;

    private protected ScenarioView Scenario { get; private set; } = null!;

    private protected IReadOnlyList<FormPage> Pages { get; private set; } = [];

    private protected Draft Draft { get; private set; } = null!;

    /// <summary>Whether the journey goes through the list of tasks.</summary>
    private protected bool IsLong => Journey.IsLong(Scenario.Form);

    private protected bool HasExample => Environment.IsDevelopment();

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Scenario = await Mediator.Send(new GetScenario(Code, 0), Aborted);
        Draft = (await Mediator.Send(new GetDraft(Caller, Code), Aborted))!;
        if (Draft is null)
        {
            GoTo($"/scenarios/{Code}");
        }
        else if (Draft.CaseNumber is { } filed)
        {
            GoTo($"/cases/{filed}/submitted");
        }
        else
        {
            Pages = FormOutline.Pages(Scenario.Form, Draft.Form);
        }
    }

    private protected Task KeepAsync(Draft draft)
    {
        Draft = Journey.Settled(Scenario.Form, draft);
        Pages = FormOutline.Pages(Scenario.Form, Draft.Form);
        return Mediator.Send(
            new SaveDraft(Context(), Code, Draft.Key, Draft.Division, Draft.Form, Draft.Answered), Aborted);
    }

    /// <summary>Where to go on after a page was answered; whoever wants to go on later finds the draft among the cases.</summary>
    private protected void GoOn(string address) => GoTo(IsForLater ? "/cases?kept=true" : address);

    /// <summary>Whether the page was sent to be gone on with another day.</summary>
    private protected bool IsForLater => Posted("then") == "later";

    private protected IReadOnlyList<FieldError> Wrong() =>
        Forms.Validate(Scenario.Form, JsonSerializer.SerializeToElement(Draft.Form));

    /// <summary>Another believable family each time, so that a demonstration can be repeated.</summary>
    private protected async Task FillWithExampleAsync()
    {
        if (!HasExample)
        {
            Missing();
        }

        var seed = RandomNumberGenerator.GetInt32(1, MostFamilies);
        var example = (await Mediator.Send(new GetScenario(Code, seed), Aborted)).Example;
        await KeepAsync(Draft with
        {
            Division = example.Division,
            Form = example.Form.DeepClone().AsObject(),
            Answered = [.. FormOutline.Pages(Scenario.Form).Select(page => page.Key)],
        });
        GoTo($"/scenarios/{Code}/check");
    }
}
