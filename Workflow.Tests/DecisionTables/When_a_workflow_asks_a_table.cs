using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.DecisionTables;

/// <summary>The real host: tables over REST, and an ordinary Elsa definition that asks one.</summary>
public sealed class When_a_workflow_asks_a_table : IAsyncLifetime
{
    private const string Table =
        """
        {
          "code": "subsidy", "name": "补贴标准", "hitPolicy": "unique",
          "inputs": [
            { "name": "kind", "title": "类别", "type": "text", "values": [{ "value": "single", "title": "单身" }, { "value": "family", "title": "家庭" }] },
            { "name": "age", "title": "年龄", "type": "whole", "minimum": 0 }
          ],
          "outputs": [{ "name": "amount", "title": "金额", "type": "number" }],
          "rules": [
            { "when": { "kind": "single", "age": "< 60" }, "then": { "amount": 300 } },
            { "when": { "kind": "family" }, "then": { "amount": 800 } }
          ]
        }
        """;

    private const string Definition =
        """
        {
          "definitionId": "subsidy-flow", "name": "补贴", "isPublished": true,
          "inputs": [{ "name": "facts", "type": "Object" }], "outputs": [{ "name": "Amount", "type": "Double" }, { "name": "Row", "type": "Int32" }],
          "variables": [{ "id": "answer", "name": "answer", "typeName": "Object" }, { "id": "row", "name": "row", "typeName": "Int32" }],
          "root": {
            "id": "steps", "type": "Elsa.Sequence", "version": 1,
            "activities": [
              {
                "id": "ask", "type": "OneThing.DecisionTable", "version": 1,
                "table": { "typeName": "String", "expression": { "type": "Literal", "value": "subsidy" } },
                "facts": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "getInput('facts')" } },
                "result": { "typeName": "Object", "memoryReference": { "id": "answer" } },
                "row": { "typeName": "Int32", "memoryReference": { "id": "row" } }
              },
              {
                "id": "out", "type": "Elsa.SetOutput", "version": 1,
                "outputName": { "typeName": "String", "expression": { "type": "Literal", "value": "Amount" } },
                "outputValue": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "getVariable('answer').amount" } }
              }
            ]
          }
        }
        """;

    private readonly TemporaryFolder definitions = new();
    private HostFixture host = null!;
    private HttpClient analyst = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = new HostFixture { Definitions = Repository.Copy(Repository.Definitions.Path, definitions.At("definitions")) };
        await host.InitializeAsync();
        analyst = host.System();
        (await PutAsync(Table, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await analyst.PostAsync("/elsa/api/workflow-definitions/import", HttpJson.Body(Definition))).ReadJsonAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        definitions.Dispose();
    }

    [Fact]
    public async Task the_answer_is_an_output_of_the_activity() =>
        (await RunAsync("""{ "kind": "family", "age": 30 }"""))["output"]!["Amount"]!.GetValue<int>().ShouldBe(800);

    [Fact]
    public async Task a_gap_is_an_incident_that_says_what_to_do()
    {
        var state = await RunAsync("""{ "kind": "single", "age": 61 }""");

        state["subStatus"]!.GetValue<string>().ShouldBe("Faulted");
        state["incidents"]![0]!["message"]!.GetValue<string>().ShouldContain("没有适用于这种情形的规则");
    }

    [Fact]
    public async Task a_changed_table_decides_from_then_on_and_a_stale_change_is_refused()
    {
        var read = await analyst.GetAsync("/api/decision-tables/subsidy");
        var tag = read.Headers.ETag!.Tag;
        var changed = JsonNode.Parse(Table)!;
        changed["rules"]![1]!["then"]!["amount"] = 900;

        (await PutAsync(changed.ToJsonString(), tag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await RunAsync("""{ "kind": "family", "age": 30 }"""))["output"]!["Amount"]!.GetValue<int>().ShouldBe(900);
        (await PutAsync(Table, tag)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task the_check_names_the_gap_and_the_cell_that_cannot_be_read()
    {
        var gap = await CheckAsync(JsonNode.Parse(Table)!);
        var wrong = JsonNode.Parse(Table)!;
        wrong["rules"]![0]!["when"]!["age"] = "未满六十";

        gap["findings"]![0]!["message"]!.GetValue<string>().ShouldBe("没有规则适用于：类别 为 单身，年龄 ≥ 60。");
        (await CheckAsync(wrong))["errors"]![0]!["field"]!.GetValue<string>().ShouldBe("/rules/0/when/age");
    }

    [Fact]
    public async Task a_table_comes_back_as_it_was_written()
    {
        var read = await analyst.GetJsonAsync("/api/decision-tables/subsidy");

        JsonNode.DeepEquals(read, JsonNode.Parse(Table)).ShouldBeTrue(read.ToJsonString());
    }

    [Fact]
    public async Task clerks_may_not_change_tables()
    {
        using var clerk = await host.SignedIn("clerk-wjw");

        (await clerk.PutAsync("/api/decision-tables/subsidy", HttpJson.Body(Table))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<JsonNode> RunAsync(string facts)
    {
        var answer = await analyst.PostAsync(
            "/elsa/api/workflow-definitions/subsidy-flow/execute", HttpJson.Body($$"""{ "input": { "facts": {{facts}} } }"""));
        return (await answer.ReadJsonAsync())["workflowState"]!;
    }

    private async Task<JsonNode> CheckAsync(JsonNode table) =>
        await (await analyst.PostAsync("/api/decision-tables/check", HttpJson.Body(table.ToJsonString()))).ReadJsonAsync();

    private async Task<HttpResponseMessage> PutAsync(string table, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/decision-tables/subsidy") { Content = HttpJson.Body(table) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await analyst.SendAsync(request);
    }
}
