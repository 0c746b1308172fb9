using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Scenarios;

/// <summary>
/// Reads <c>definitions/scenarios/{code}/</c>. Each look compares the files' stamps, so an edited file counts from the
/// next request on; a bad one is reported and the scenario stays as it was.
/// </summary>
internal sealed class ScenarioFolders(DefinitionsFolder definitions, ILogger<ScenarioFolders> log) : IScenarios
{
    private readonly Lock reading = new();
    private ImmutableSortedDictionary<string, Folder> folders =
        ImmutableSortedDictionary.Create<string, Folder>(StringComparer.Ordinal);

    public IReadOnlyCollection<Scenario> All => [.. Look().Values.Select(folder => folder.Scenario).OfType<Scenario>()];

    public Scenario? Find(string code) => Look().TryGetValue(code, out var folder) ? folder.Scenario : null;

    private ImmutableSortedDictionary<string, Folder> Look()
    {
        lock (reading)
        {
            var root = definitions.At("scenarios");
            var paths = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
            folders = paths.ToImmutableSortedDictionary(
                path => Path.GetFileName(path), path => Look(path), StringComparer.Ordinal);
            return folders;
        }
    }

    private Folder Look(string path)
    {
        var known = folders.GetValueOrDefault(Path.GetFileName(path));
        var stamp = new Stamp(
            FileStamp.Of(Path.Combine(path, "scenario.json")), FileStamp.Of(Path.Combine(path, "form.schema.json")));
        return known?.Stamp == stamp ? known : new Folder(stamp, Read(path) ?? known?.Scenario);
    }

    private Scenario? Read(string path)
    {
        var file = Path.Combine(path, "scenario.json");
        try
        {
            var described = ScenarioFile.Parse(File.ReadAllText(file));
            file = Path.Combine(path, "form.schema.json");
            var scenario = described.With(JsonNode.Parse(File.ReadAllText(file)) ?? throw new JsonException("The file is empty."));
            var faults = ScenarioCheck.Find(scenario, Path.GetFileName(path)).ToList();
            if (faults.Count == 0)
            {
                return scenario;
            }

            log.LogError("{Folder}: {Faults}", path, string.Join(' ', faults));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            log.LogError("{File}: {Fault}", file, error.Message);
        }

        return null;
    }

    private sealed record Stamp(FileStamp? Scenario, FileStamp? Form);

    private sealed record Folder(Stamp Stamp, Scenario? Scenario);
}
