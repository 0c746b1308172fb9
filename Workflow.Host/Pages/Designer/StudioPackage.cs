using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Workflow.Host.Pages.Designer;

/// <summary>
/// Elsa Studio as its publishers packed it, unmodified. It is no part of the repository: <c>.ci/provision designer</c>
/// fetches it, and a publication of the host carries it in the folder <c>studio</c>.
/// </summary>
internal sealed class StudioPackage
{
    private const string Published = "studio";
    private const string Fetched = "Workflow.Designer/node_modules/@elsa-workflows/elsa-studio-wasm";
    private const string Boot = "_framework/blazor.webassembly.js";

    private StudioPackage(string folder)
    {
        Files = new PhysicalFileProvider(folder);
        using var about = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        Version = about.RootElement.GetProperty("version").GetString() ?? string.Empty;
    }

    /// <summary>Its files, by their path in the package.</summary>
    public IFileProvider Files { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The package beside the program or in the repository around it; null when it was not fetched.</summary>
    /// <param name="named">Folder named by the setting <c>Designer:Studio</c>; null searches.</param>
    /// <param name="starts">Where to search, upwards.</param>
    public static StudioPackage? Find(string? named, params string[] starts)
    {
        var folders = named is { Length: > 0 }
            ? [Path.GetFullPath(named)]
            : starts.SelectMany(Upwards).SelectMany(folder =>
                new[] { Path.Combine(folder, Published), Path.Combine(folder, Fetched) });
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, Boot))) is { } found
            ? new StudioPackage(found)
            : null;
    }

    /// <summary>The one file of a name with a fingerprint in it, such as <c>_framework/dotnet.native.*.wasm</c>.</summary>
    /// <returns>Its path in the package, or null.</returns>
    public string? Fingerprinted(string folder, string prefix, string extension) => Files.GetDirectoryContents(folder)
        .Select(file => file.Name)
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
        .Select(name => $"{folder}/{name}")
        .FirstOrDefault();

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
