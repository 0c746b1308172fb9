using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.DataServices;

/// <summary>
/// Reads <c>definitions/data-services</c>. A look compares the files' stamps, at most once a second: no watcher that could
/// miss a change on a network disk. A file that went bad leaves its last good version in place.
/// </summary>
internal sealed class DataServiceFolder(
    DefinitionsFolder definitions,
    TimeProvider clock,
    ILogger<DataServiceFolder> log) : IDataServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock reading = new();
    private long? lastLook;
    private ImmutableSortedDictionary<string, Entry> entries = ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, DataService> services =
        ImmutableSortedDictionary.Create<string, DataService>(StringComparer.Ordinal);

    public IReadOnlyCollection<DataService> All => [.. Look().Values];

    public IReadOnlyCollection<DataServiceFault> Faults
    {
        get
        {
            Look();
            return [.. entries.Where(entry => entry.Value.Fault is not null)
                .Select(entry => new DataServiceFault(entry.Key, entry.Value.Fault!))];
        }
    }

    public DataService? Find(string code) => Look().GetValueOrDefault(code);

    private ImmutableSortedDictionary<string, DataService> Look()
    {
        lock (reading)
        {
            if (lastLook is { } last && clock.GetElapsedTime(last) < Patience)
            {
                return services;
            }

            var root = definitions.At("data-services");
            var files = Directory.Exists(root) ? Directory.GetFiles(root, "*.json") : [];
            var found = files.ToImmutableSortedDictionary(path => path, Look, StringComparer.Ordinal);
            if (!found.SequenceEqual(entries))
            {
                entries = found;
                services = found.Values.Select(entry => entry.Service).OfType<DataService>()
                    .ToImmutableSortedDictionary(service => service.Code, service => service, StringComparer.Ordinal);
            }

            lastLook = clock.GetTimestamp();
            return services;
        }
    }

    private Entry Look(string path)
    {
        var known = entries.GetValueOrDefault(path);
        var stamp = FileStamp.Of(path);
        if (known is not null && known.Stamp == stamp)
        {
            return known;
        }

        try
        {
            var service = DataServiceFile.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
            return new Entry(stamp, service, null);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            log.LogError("{File}: {Fault}", path, error.Message);
            return new Entry(stamp, known?.Service, error.Message);
        }
    }

    private sealed record Entry(FileStamp? Stamp, DataService? Service, string? Fault);
}
