using System.Globalization;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Which definitions a list asks for; names in any case, as Elsa Studio writes them.</summary>
internal sealed class DefinitionQuery(HttpRequest request)
{
    private const int LargestPage = 1000;

    /// <summary>The versions; null when the query does not say.</summary>
    /// <exception cref="DefinitionRefusedException">The words mean nothing.</exception>
    public VersionOptions? Versions
    {
        get
        {
            if (!request.Query.TryGetValue("versionOptions", out var given))
            {
                return null;
            }

            return VersionOptions.TryParse(given.ToString(), out var options)
                ? options
                : throw Wrong(
                    "versionOptions",
                    "Latest、Published、LatestOrPublished、LatestAndPublished、Draft、AllVersions 或版本号");
        }
    }

    /// <summary>Definition ids; null for all.</summary>
    public IReadOnlyCollection<string>? DefinitionIds => Texts("definitionIds");

    /// <summary>Version ids; null for all.</summary>
    public IReadOnlyCollection<string>? Ids => Texts("ids");

    /// <summary>Those meant, in the order asked for.</summary>
    public IReadOnlyList<DefinitionVersion> Filter(IReadOnlyList<DefinitionVersion> versions)
    {
        var found = versions.AsEnumerable();
        if (Ids is { } ids)
        {
            found = found.Where(version => ids.Contains(version.Id));
        }

        if (Text("searchTerm") is { } term)
        {
            found = found.Where(version => Mentions(version, term));
        }

        if (Text("isSystem") is { } given)
        {
            found = bool.TryParse(given, out var isSystem)
                ? found.Where(version => version.Header.IsSystem == isSystem)
                : throw Wrong("isSystem", "true 或 false");
        }

        return [.. Order(found)];
    }

    /// <summary>The page asked for; everything when no size is given.</summary>
    public IEnumerable<DefinitionVersion> Page(IReadOnlyList<DefinitionVersion> versions)
    {
        var size = Number("pageSize", 1, LargestPage);
        var page = Number("page", 0, int.MaxValue / LargestPage);
        return size is { } take ? versions.Skip((page ?? 0) * take).Take(take) : versions;
    }

    private static bool Mentions(DefinitionVersion version, string term) =>
        new[] { version.Header.Name, version.Header.Description, version.DefinitionId, version.Id }
            .Any(text => text?.Contains(term, StringComparison.OrdinalIgnoreCase) == true);

    private IEnumerable<DefinitionVersion> Order(IEnumerable<DefinitionVersion> versions)
    {
        var by = Text("orderBy") ?? "Created";
        var direction = Text("orderDirection");
        var isDescending = direction is null
            ? !by.Equals("Name", StringComparison.OrdinalIgnoreCase)
            : direction.ToUpperInvariant() switch
            {
                "ASCENDING" or "0" => false,
                "DESCENDING" or "1" => true,
                _ => throw Wrong("orderDirection", "Ascending 或 Descending"),
            };
        var ordered = by.ToUpperInvariant() switch
        {
            "NAME" => versions.OrderBy(version => version.Header.Name, StringComparer.Ordinal),
            "VERSION" => versions.OrderBy(version => version.Version),
            "CREATED" or "CREATEDAT" => versions.OrderBy(version => version.CreatedAt),
            _ => throw Wrong("orderBy", "Created、Name 或 Version"),
        };
        var settled = ordered.ThenBy(version => version.DefinitionId, StringComparer.Ordinal).ThenBy(version => version.Version);
        return isDescending ? settled.Reverse() : settled;
    }

    private string? Text(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private HashSet<string>? Texts(string name)
    {
        var texts = request.Query[name]
            .SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        return texts.Count == 0 ? null : texts;
    }

    private int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, $"{least} 到 {most} 的整数");
    }

    private static DefinitionRefusedException Wrong(string name, string expected) =>
        new(DefinitionRefusal.Invalid, $"查询参数 {name} 只能是{expected}。");
}
