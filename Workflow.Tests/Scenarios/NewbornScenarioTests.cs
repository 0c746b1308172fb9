using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Examples;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Tests.Forms;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Scenarios;

public sealed class NewbornScenarioTests
{
    private readonly ScenarioFolders scenarios = new(Repository.Definitions, NullLogger<ScenarioFolders>.Instance);

    [Fact]
    public void every_example_family_passes_the_form()
    {
        var forms = new FormValidator(
            new SchemaCompiler(), new FixedClock(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        foreach (var seed in Enumerable.Range(1, 50).Concat([1_000_001, 2_000_001, 3_000_001]))
        {
            var example = new ExampleApplications().Make("newborn", seed);
            forms.Validate(Newborn.Form, JsonSerializer.SerializeToElement(example.Form)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task every_name_number_phone_and_address_of_the_form_is_sealed()
    {
        var example = new ExampleApplications().Make("newborn", 1).Form;
        var form = await FormSamples.Forms()
            .SealAsync("320100", Newborn.Form, JsonSerializer.SerializeToElement(example), "case:1", default);

        var clear = new SchemaTree(Newborn.Form).Parts(JsonNode.Parse(form.Tree.GetRawText()))
            .Where(part => part.Value is JsonValue && !part.Pointer.Contains("$personal"))
            .Select(part => part.Pointer);
        clear.ShouldBe(["/child/sex", "/child/birthDate", "/hospital", "/consent"], ignoreOrder: true);
    }

    [Fact]
    public void the_hospitals_offered_are_those_known()
    {
        var known = JsonNode.Parse(File.ReadAllText(Repository.Definitions.At("hospitals.json")))!.AsArray()
            .ToDictionary(hospital => hospital!["code"]!.ToString(), hospital => hospital!["name"]!.ToString());
        var asked = Newborn.Form["properties"]!["hospital"]!;

        asked["enum"]!.AsArray().Select(code => code!.ToString()).ShouldBe(known.Keys, ignoreOrder: true);
        asked["x-enum-labels"]!.AsObject().ToDictionary(label => label.Key, label => label.Value!.ToString())
            .ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void the_promise_for_the_whole_covers_its_longest_path()
    {
        var ends = new Dictionary<string, int>();
        foreach (var item in Newborn.Items)
        {
            ends[item.Code] = item.PromisedDays + item.After.Select(before => ends[before]).DefaultIfEmpty().Max();
        }

        Newborn.PromisedDays.ShouldBeGreaterThanOrEqualTo(ends.Values.Max());
    }

    [Fact]
    public async Task a_scenario_is_shown_with_an_example_and_listed_with_its_lead()
    {
        var shown = await new GetScenarioHandler(scenarios, new ExampleApplications()).Handle(new("newborn", 3), default);
        shown.Example.Division.ShouldStartWith("3201");
        shown.Items.Count.ShouldBe(6);

        var listed = await new ListScenariosHandler(scenarios).Handle(new ListScenarios(), default);
        listed.Single(each => each.Code == "newborn").LeadOrganisation.ShouldBe("卫生健康部门");
    }

    [Fact]
    public async Task an_unknown_scenario_is_refused_as_not_found()
    {
        var refusal = await Should.ThrowAsync<RefusalException>(
            () => new GetScenarioHandler(scenarios, new ExampleApplications()).Handle(new("nothing", 1), default));
        refusal.Kind.ShouldBe(RefusalKind.NotFound);
    }

    private Scenario Newborn => scenarios.Find("newborn").ShouldNotBeNull();
}
