using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Definitions;

/// <summary>What the real Elsa runs, and what is in the house, has no errors.</summary>
public sealed class PublishableTests
{
    private static readonly IDefinitionParser Parser = new MemoryEngine().Parser;

    [Fact]
    public void whatever_the_real_elsa_ran_can_be_published_here()
    {
        var files = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "Workflow.Tests", "Engine", "Conformance"), "*.json", SearchOption.AllDirectories).ToList();
        files.Count.ShouldBeGreaterThan(40);
        foreach (var file in files.Where(file => !Path.GetFileName(file).StartsWith("unknown-", StringComparison.Ordinal)))
        {
            foreach (var definition in JsonNode.Parse(File.ReadAllText(file))!["case"]!["definitions"]!.AsArray())
            {
                Errors(definition!).ShouldBeEmpty(Path.GetFileName(file));
            }
        }
    }

    private static IEnumerable<string> Errors(JsonNode definition) =>
        Parser.Parse(MemoryEngine.Json(definition.ToJsonString())).Errors.Select(error => $"{error.NodeId}: {error.Message}");
}
