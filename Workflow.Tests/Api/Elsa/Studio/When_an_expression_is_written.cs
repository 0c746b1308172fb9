using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Workflow.Engine.Expressions.JavaScript;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed partial class When_an_expression_is_written(HostFixture host) : IClassFixture<HostFixture>
{
    /// <summary>JavaScript's own functions that begin with a small letter.</summary>
    private static readonly string[] Standard =
    [
        "eval", "parseInt", "parseFloat", "isNaN", "isFinite", "decodeURI", "decodeURIComponent", "encodeURI",
        "encodeURIComponent", "escape", "unescape", "toString",
    ];

    [Fact]
    public async Task the_functions_declared_are_those_that_scripts_have()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("every-function", """
            {"id":"o","type":"Elsa.SetOutput","version":1,
             "outputName":{"typeName":"String","expression":{"type":"Literal","value":"r"}},
             "outputValue":{"typeName":"Object","expression":{"type":"JavaScript",
               "value":"Object.getOwnPropertyNames(globalThis).filter(n => typeof globalThis[n] === 'function' && /^[a-z]/.test(n))"}}}
            """);
        var id = await server.ExecuteAsync("every-function");
        var known = (await server.InstanceAsync(id))["workflowState"]!["output"]!["r"]!.AsArray()
            .Select(name => name!.GetValue<string>())
            .Except([.. Standard, "getX", "setX"]);

        Function().Matches(ScriptDeclarations.Functions).Select(match => match.Groups[1].Value).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public async Task variables_inputs_and_outputs_of_the_definition_are_declared_with_their_types()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(JsonNode.Parse("""
            {"definitionId":"declared","name":"声明","isPublished":false,
             "variables":[{"id":"v1","name":"申请人","typeName":"String","isArray":false},{"id":"v2","name":"amount-due","typeName":"Decimal","isArray":true}],
             "inputs":[{"name":"Applicant","type":"ObjectDictionary","description":"*/ declare const evil: any;"}],
             "root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[
               {"id":"f","name":"Loop1","type":"Elsa.ForEach","version":1},{"id":"b","type":"OneThing.DataService.BirthRecord","version":1}]}}
            """)!);

        var declared = await DeclareAsync(client, "declared");

        declared.ShouldContain("declare function getVariable(name: \"申请人\"): string;");
        declared.ShouldContain("declare function get申请人(): string;");
        declared.ShouldContain("declare function setVariable(name: \"amount-due\", value: Array<number>): void;");
        declared.ShouldNotContain("function getAmount-due");
        declared.ShouldContain("declare function getApplicant(): { [name: string]: any };");
        declared.ShouldContain("declare function getOutputFrom(activityIdOrName: \"b\", outputName: \"Found\"): boolean;");
        declared.ShouldContain("declare function getCurrentValueFromLoop1(): any;");
        declared.ShouldContain("/** * / declare const evil: any; */");
        declared.ShouldContain(ScriptDeclarations.Functions);
    }

    [Fact]
    public async Task a_definition_that_is_not_saved_yet_has_the_functions() =>
        (await DeclareAsync(host.System(), "never-saved")).ShouldBe(ScriptDeclarations.Functions);

    private static async Task<string> DeclareAsync(HttpClient client, string definitionId)
    {
        using var answer = await client.PostAsync(
            $"/elsa/api/scripting/javascript/type-definitions/{definitionId}",
            HttpJson.Body($$"""{"workflowDefinitionId":"{{definitionId}}","activityTypeName":"Elsa.WriteLine","propertyName":"text"}"""));
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-typescript");
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"declare function (\w+)\(")]
    private static partial Regex Function();
}
