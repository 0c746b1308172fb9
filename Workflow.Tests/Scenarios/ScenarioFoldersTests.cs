using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Scenarios;

public sealed class ScenarioFoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LogLines<ScenarioFolders> log = new();
    private readonly ScenarioFolders scenarios;

    public ScenarioFoldersTests() => scenarios = new ScenarioFolders(new DefinitionsFolder(folder.Path), log);

    [Fact]
    public void no_folder_is_no_scenario() => scenarios.All.ShouldBeEmpty();

    [Fact]
    public void a_scenario_is_found_by_its_folder()
    {
        Write("moving", Sample("moving"));

        scenarios.All.Select(scenario => scenario.Code).ShouldBe(["moving"]);
        scenarios.Find("moving").ShouldNotBeNull().ApplicantPhone.ShouldBe("/person/phone");
        scenarios.Find("other").ShouldBeNull();
    }

    [Fact]
    public void a_changed_file_counts_at_the_next_look()
    {
        Write("moving", Sample("moving"));
        scenarios.Find("moving")!.Name.ShouldBe("搬家一件事");

        var changed = Sample("moving");
        changed["name"] = "迁居与落户一件事";
        Write("moving", changed);

        scenarios.Find("moving")!.Name.ShouldBe("迁居与落户一件事");
    }

    [Fact]
    public void a_bad_file_is_reported_with_its_path_and_the_former_one_stays()
    {
        Write("moving", Sample("moving"));
        Write("other", Sample("other"));
        scenarios.All.Count.ShouldBe(2);

        File.WriteAllText(folder.At("scenarios", "moving", "scenario.json"), "{ \"code\": ");

        scenarios.Find("moving")!.Name.ShouldBe("搬家一件事");
        scenarios.All.Count.ShouldBe(2);
        log.Lines.ShouldHaveSingleItem().ShouldContain(folder.At("scenarios", "moving", "scenario.json"));
    }

    [Theory]
    [InlineData("/items/0/promisedDays", "9", "承诺时限")]
    [InlineData("/items/0/onDenied", "\"stop\"", "onDenied")]
    [InlineData("/items/0/after", "[\"nothing\"]", "nothing")]
    [InlineData("/applicant/mail", "\"/person/post\"", "/person/post")]
    [InlineData("/code", "\"else\"", "moving")]
    [InlineData("/moments", "[\"\"]", "moments")]
    [InlineData("/prefill", """[{"service":"s","request":{"id":"/person/id"},"fields":{}}]""", "/person/id")]
    [InlineData("/prefill", """[{"service":"s","request":{},"fields":{"/name":"/person/name"}}]""", "/person/name")]
    [InlineData("/colour", "1", "colour")]
    public void a_mistake_is_named(string place, string value, string said)
    {
        var sample = Sample("moving");
        var steps = place.Split('/')[1..];
        var parent = steps[..^1].Aggregate<string, JsonNode>(
            sample, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);
        Write("moving", sample);

        scenarios.Find("moving").ShouldBeNull();
        log.Lines.ShouldHaveSingleItem().ShouldContain(said);
    }

    public void Dispose() => folder.Dispose();

    private static JsonObject Sample(string code) => JsonNode.Parse($$"""
        {
          "code": "{{code}}", "name": "搬家一件事", "description": "一次办好。", "lead": "police", "definitionId": "moving",
          "promisedDays": 5, "needs": [],
          "applicant": { "id": "/person/id", "phone": "/person/phone", "mail": "/person/mail" },
          "items": [
            { "code": "move", "name": "迁移", "organisation": "police", "organisationName": "公安机关", "promisedDays": 3,
              "statutoryDays": 8, "after": [], "onDenied": "continue", "basis": "设定" }
          ]
        }
        """)!.AsObject();

    private void Write(string code, JsonNode scenario)
    {
        Directory.CreateDirectory(folder.At("scenarios", code));
        File.WriteAllText(folder.At("scenarios", code, "form.schema.json"), """
            {
              "type": "object",
              "properties": {
                "person": {
                  "type": "object",
                  "properties": { "id": { "type": "string" }, "phone": { "type": "string" }, "mail": { "type": "string" } }
                }
              }
            }
            """);
        File.WriteAllText(folder.At("scenarios", code, "scenario.json"), scenario.ToJsonString());
    }
}
