using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Pages.Trials;

/// <summary>What a trial is started with, unless the analyst changes it.</summary>
internal sealed class TrialExample(IScenarios scenarios, IExampleApplications examples, IDefinitionLibrary library)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The scenario whose workflow it is; null when it is no scenario's.</summary>
    public Scenario? ScenarioOf(string definitionId) => scenarios.All.FirstOrDefault(one => one.DefinitionId == definitionId);

    /// <summary>An application of the scenario; null when it has no examples.</summary>
    public ExampleApplication? Application(Scenario scenario, int seed)
    {
        try
        {
            return examples.Make(scenario.Code, seed);
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    /// <summary>An object with the workflow's inputs, to be filled in.</summary>
    public async Task<JsonObject> InputAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        using var definition = JsonDocument.Parse(await library.TextAsync(version, cancellation));
        var input = new JsonObject();
        if (definition.RootElement.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Array)
        {
            foreach (var name in inputs.EnumerateArray().Select(NameOf).OfType<string>())
            {
                input[name] = null;
            }
        }

        return input;
    }

    /// <summary>As an analyst reads and changes it.</summary>
    public static string Written(JsonNode content) => content.ToJsonString(Readable);

    private static string? NameOf(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object
        && input.TryGetProperty("name", out var name)
        && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
