using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Workflow.Activities.Common;

/// <summary>The files <c>{code}.json</c> of a folder, each read when it is first asked for and when it has changed.</summary>
/// <param name="folder">The folder.</param>
/// <param name="parse">Reads a file's text, given its code.</param>
/// <param name="logger">Is told of changes that cannot be read.</param>
internal sealed class DefinitionFiles<T>(string folder, Func<string, string, T> parse, ILogger logger)
    where T : class
{
    private readonly ConcurrentDictionary<string, WatchedFile<T>> files = new(StringComparer.Ordinal);

    /// <summary>One file's content, or null when there is none.</summary>
    public T? Find(string code)
    {
        var path = Path.Combine(folder, $"{code}.json");
        return DefinitionCode.IsSafe(code) && File.Exists(path)
            ? files.GetOrAdd(code, _ => new WatchedFile<T>(path, text => parse(code, text), logger)).Value
            : null;
    }
}
