using System.Text.Json;

namespace Workflow.Activities.Examples;

/// <summary>A maternity hospital (助产机构) of <c>definitions/hospitals.json</c>.</summary>
/// <param name="Code">Code, as forms use it.</param>
/// <param name="Name">Name.</param>
/// <param name="Division">GB/T 2260 division it lies in.</param>
public sealed record Hospital(string Code, string Name, string Division)
{
    /// <summary>All of them, in the file's order.</summary>
    public static IReadOnlyList<Hospital> All { get; } = Read();

    private static Hospital[] Read()
    {
        using var file = typeof(Hospital).Assembly.GetManifestResourceStream("hospitals.json")!;
        return JsonSerializer.Deserialize<Hospital[]>(file, JsonSerializerOptions.Web)!;
    }
}
