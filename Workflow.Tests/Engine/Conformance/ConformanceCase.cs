using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Tests.Support;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>A definition, what was done to it, and what the real Elsa 3.8 then answered.</summary>
internal sealed class ConformanceCase
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "Workflow.Tests", "Engine", "Conformance", "cases");

    private ConformanceCase(string name, FlowchartMode mode)
    {
        var json = JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        Case = json.GetProperty("case");
        Elsa = json.GetProperty("elsa").GetProperty(mode == FlowchartMode.Token ? "token" : "counter");
    }

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public JsonElement Case { get; }

    public JsonElement Elsa { get; }

    public IEnumerable<JsonElement> Definitions => Case.GetProperty("definitions").EnumerateArray();

    public IEnumerable<JsonElement> Steps => Case.GetProperty("steps").EnumerateArray();

    public JsonElement? Input => Case.TryGetProperty("input", out var input) ? input : null;

    public IEnumerable<string> Lines => Elsa.GetProperty("stdout").EnumerateArray().Select(line => line.GetString()!);

    public IEnumerable<JsonElement> Instances => Elsa.GetProperty("instances").EnumerateArray();

    public static ConformanceCase Read(string name, FlowchartMode mode) => new(name, mode);
}
