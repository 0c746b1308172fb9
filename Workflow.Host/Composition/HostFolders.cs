namespace Workflow.Host.Composition;

/// <summary>Where the host keeps its data and finds what analysts own.</summary>
/// <param name="Data">Data folder: database cluster, keys, mail pickup.</param>
/// <param name="Definitions">The <c>definitions</c> folder.</param>
internal sealed record HostFolders(string Data, string Definitions)
{
    /// <summary>From <c>--data</c> and <c>--definitions</c>, or the usual places.</summary>
    public static HostFolders From(IConfiguration configuration, IHostEnvironment environment)
    {
        var definitions = configuration["definitions"] is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : FindUpwards("definitions", Environment.CurrentDirectory, environment.ContentRootPath, AppContext.BaseDirectory);
        return new HostFolders(DataOf(configuration), definitions);
    }

    /// <summary>The data folder from <c>--data</c>, or <c>.data</c> below the current folder.</summary>
    public static string DataOf(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Data"] is { Length: > 0 } given ? given : ".data");

    /// <summary>A folder below the data folder, made readable for its owner alone.</summary>
    public string Private(string name)
    {
        var path = Path.Combine(Data, name);
        Directory.CreateDirectory(Data);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Directory.CreateDirectory(path);
        }

        return path;
    }

    private static string FindUpwards(string name, params string[] starts)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, name);
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        throw new StartupException(
            $"No folder '{name}' was found at or above {string.Join(", ", starts)}. Name it with --definitions DIR.");
    }
}
