using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Activities;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Api.Elsa.Studio.Descriptors;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_the_toolbox_is_filled(HostFixture host) : IClassFixture<HostFixture>
{
    /// <summary>The editors that Elsa Studio has; any other shows as unsupported.</summary>
    private static readonly string[] Editors =
    [
        "singleline", "multiline", "checkbox", "dropdown", "radiolist", "checklist", "multitext", "dynamic-outcomes",
        "code-editor", "expression-editor", "json-editor", "dictionary", "datetime-picker", "variable-picker", "output-picker",
        "outcome-picker", "workflow-definition-picker", "http-status-codes", "switch-editor", "flow-switch-editor",
    ];

    [Fact]
    public async Task every_activity_has_the_shape_that_studio_reads()
    {
        using var client = host.System();
        var answer = await client.GetJsonAsync($"{Types}?Refresh=True");

        answer.ShouldHaveTheShapeOf(Shape.Sample("activities"));
        answer["count"]!.GetValue<int>().ShouldBe(answer["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task every_type_of_the_engine_is_there_once()
    {
        using var client = host.System();
        var described = (await AllAsync(client)).Select(item => (Text(item, "typeName"), item!["version"]!.GetValue<int>())).ToList();

        described.ShouldBeUnique();
        var known = host.Services.GetRequiredService<IActivityRegistry>().All.Select(each => (each.Descriptor.TypeName, each.Descriptor.Version));
        known.ShouldBeSubsetOf(described);
        foreach (var needed in new[] { "Flowchart", "Sequence", "StateMachine", "NotFoundActivity", "Workflow" })
        {
            described.ShouldContain(($"Elsa.{needed}", 1));
        }
    }

    [Fact]
    public async Task names_and_explanations_are_chinese_and_every_input_has_an_editor()
    {
        using var client = host.System();
        foreach (var activity in await AllAsync(client))
        {
            var type = Text(activity, "typeName");
            foreach (var member in new[] { "displayName", "description" })
            {
                Text(activity, member).Any(IsChinese).ShouldBeTrue($"{type}: {member}");
            }

            Text(activity, "category").ShouldNotBeEmpty(type);
            activity!["outputs"]!.AsArray().ShouldAllBe(output => Text(output, "displayName").Any(IsChinese), type);
            foreach (var input in activity["inputs"]!.AsArray())
            {
                Text(input, "displayName").Any(letter => IsChinese(letter) || char.IsUpper(letter)).ShouldBeTrue($"{type}.{input!["name"]}");
                Editors.ShouldContain(Text(input, "uiHint"), $"{type}.{input["name"]}");
            }
        }
    }

    [Fact]
    public async Task containers_and_placeholders_are_not_offered()
    {
        using var client = host.System();
        var items = await AllAsync(client);

        new[] { "Elsa.Flowchart", "Elsa.StateMachine", "Elsa.NotFoundActivity", "Elsa.Workflow" }
            .ShouldAllBe(type => !items.Of(type)["isBrowsable"]!.GetValue<bool>());
        items.Of("Elsa.Start")["isStart"]!.GetValue<bool>().ShouldBeTrue();
        items.Of("Elsa.End")["isTerminal"]!.GetValue<bool>().ShouldBeTrue();
        Text(items.Of("Elsa.HttpEndpoint"), "kind").ShouldBe("Trigger");
    }

    [Fact]
    public async Task outcomes_are_ports_with_chinese_names()
    {
        using var client = host.System();
        var items = await AllAsync(client);

        items.Of("Elsa.FlowDecision").Ports().ShouldBe([("True", "Flow", "是"), ("False", "Flow", "否")]);
        items.Of("Elsa.If").Ports().ShouldBe([("Then", "Embedded", "成立"), ("Else", "Embedded", "否则"), ("Done", "Flow", "完成")]);
        items.Of("Elsa.WriteLine").Ports().ShouldBe([("Done", "Flow", "完成")]);
        items.Of("Elsa.End").Ports().ShouldBeEmpty();
        items.Of("OneThing.DataService.BirthRecord").Ports()
            .ShouldBe([("Done", "Flow", "完成"), ("NotFound", "Flow", "未查到"), ("Failed", "Flow", "失败")]);
        items.Of("OneThing.OpenItem").Ports().ShouldBe([("Done", "Flow", "完成"), ("Terminated", "Flow", "已终止")]);
    }

    [Fact]
    public async Task the_choices_of_a_task_are_its_outcomes()
    {
        using var client = host.System();
        var outcomes = (await AllAsync(client)).Of("OneThing.UserTask").Input("Outcomes");

        Text(outcomes, "uiHint").ShouldBe("dynamic-outcomes");
        outcomes["uiSpecifications"]!["DynamicOutcomesOptions"]!["fixedOutcomes"]!.AsArray()
            .Select(each => each!.GetValue<string>()).ShouldBe(["Terminated"]);
    }

    [Fact]
    public async Task drop_downs_offer_what_is_in_the_definitions()
    {
        using var client = host.System();
        var items = await AllAsync(client);

        var task = items.Of("OneThing.UserTask");
        task.Input("Form").Choices().ShouldContain("birth-certificate");
        task.Input("Item").Choices().ShouldContain("household-registration");
        new[] { "health", "320100-wjw", string.Empty }.ShouldBeSubsetOf(task.Input("Organisation").Choices());
        items.Of("OneThing.SendMail").Input("Template").Choices().ShouldContain("case-granted");
        items.Of("OneThing.CloseItem").Input("Result").Choices().ShouldContain("granted");
        items.Of("OneThing.DataService.BirthRecord").Input("OnBehalfOf").Choices().ShouldContain("police");
    }

    [Fact]
    public async Task what_editors_are_told_has_numbers_for_enumerations()
    {
        using var client = host.System();

        var code = (await AllAsync(client)).Of("Elsa.RunJavaScript").Input("Script")["uiSpecifications"]!["code-editor"]!;

        code["editorHeight"]!.GetValue<int>().ShouldBe(1);
        Text(code, "language").ShouldBe("javascript");
    }

    [Fact]
    public async Task what_the_json_editor_saves_as_text_is_read_as_json()
    {
        using var client = host.System();
        var inputs = (await AllAsync(client)).SelectMany(activity => activity!["inputs"]!.AsArray())
            .Where(input => Text(input, "uiHint") == "json-editor").ToList();

        inputs.ShouldNotBeEmpty();
        inputs.Select(input => Text(input, "typeName")).Distinct().ShouldBeSubsetOf(["ObjectDictionary", "JsonNode", "JsonArray"]);
    }

    [Fact]
    public async Task an_unchanged_toolbox_is_not_sent_again()
    {
        using var client = host.System();
        using var first = await client.GetAsync(Types);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Types}?Refresh=True");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await client.SendAsync(request);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task one_type_and_the_choices_of_one_input_can_be_asked_for()
    {
        using var client = host.System();

        Text(await client.GetJsonAsync($"{Types}/OneThing.SendMail?version=1"), "typeName").ShouldBe("OneThing.SendMail");
        using var options = await client.PostAsync($"{Types}/OneThing.SendMail/options/Template", HttpJson.Body("""{"context":{}}"""));
        new JsonObject { ["uiSpecifications"] = (await options.ReadJsonAsync())["items"]!.DeepClone() }
            .Choices().ShouldContain("case-granted");
        using var plain = await client.PostAsync($"{Types}/OneThing.SendMail/options/To", HttpJson.Body("{}"));
        (await plain.ReadJsonAsync())["items"]!.AsObject().ShouldBeEmpty();
        (await client.GetAsync($"{Types}/Acme.Nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostAsync($"{Types}/OneThing.SendMail/options/Colour", HttpJson.Body("{}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("analyst", HttpStatusCode.OK)]
    [InlineData("clerk-wjw", HttpStatusCode.OK)]
    [InlineData("citizen1", HttpStatusCode.Forbidden)]
    public async Task staff_may_look_and_citizens_may_not(string user, HttpStatusCode expected)
    {
        using var client = await host.SignedIn(user);
        foreach (var path in new[] { Types, "/elsa/api/features/installed", "/elsa/api/workflow-definitions" })
        {
            (await client.GetAsync(path)).StatusCode.ShouldBe(expected, path);
        }
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
