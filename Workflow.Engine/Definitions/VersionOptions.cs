using System.Globalization;

namespace Workflow.Engine.Definitions;

/// <summary>Which versions of a definition are meant, in Elsa's words.</summary>
public enum VersionKind
{
    /// <summary>Every version.</summary>
    AllVersions,

    /// <summary>The newest.</summary>
    Latest,

    /// <summary>The one that new instances start with.</summary>
    Published,

    /// <summary>The newest and the published one.</summary>
    LatestOrPublished,

    /// <summary>The newest, provided that it is published.</summary>
    LatestAndPublished,

    /// <summary>Those that are not published.</summary>
    Draft,

    /// <summary>One number.</summary>
    Number,
}

/// <summary>A choice of versions, written <c>Latest</c>, <c>Published</c> … or as a number.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Number">The number, for <see cref="VersionKind.Number"/>.</param>
public readonly record struct VersionOptions(VersionKind Kind, int Number = 0)
{
    /// <summary>Every version.</summary>
    public static VersionOptions AllVersions => new(VersionKind.AllVersions);

    /// <summary>The newest.</summary>
    public static VersionOptions Latest => new(VersionKind.Latest);

    /// <summary>The published one.</summary>
    public static VersionOptions Published => new(VersionKind.Published);

    /// <summary>The newest and the published one.</summary>
    public static VersionOptions LatestOrPublished => new(VersionKind.LatestOrPublished);

    /// <summary>The newest if it is published.</summary>
    public static VersionOptions LatestAndPublished => new(VersionKind.LatestAndPublished);

    /// <summary>Those that are not published.</summary>
    public static VersionOptions Draft => new(VersionKind.Draft);

    /// <summary>One number.</summary>
    public static VersionOptions Of(int number) => new(VersionKind.Number, number);

    /// <summary>Reads Elsa's text, whatever its case; a missing or empty one stands for every version.</summary>
    public static bool TryParse(string? text, out VersionOptions options)
    {
        var given = text?.Trim() ?? string.Empty;
        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            options = Of(number);
            return true;
        }

        options = AllVersions;
        if (given.Length == 0)
        {
            return true;
        }

        // Enum.TryParse would take numbers and lists as well.
        foreach (var kind in Enum.GetValues<VersionKind>().Where(kind => kind != VersionKind.Number))
        {
            if (string.Equals(kind.ToString(), given, StringComparison.OrdinalIgnoreCase))
            {
                options = new VersionOptions(kind);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a version is meant.</summary>
    public bool Includes(DefinitionVersion version) => Kind switch
    {
        VersionKind.AllVersions => true,
        VersionKind.Latest => version.IsLatest,
        VersionKind.Published => version.IsPublished,
        VersionKind.LatestOrPublished => version.IsLatest || version.IsPublished,
        VersionKind.LatestAndPublished => version.IsLatest && version.IsPublished,
        VersionKind.Draft => !version.IsPublished,
        _ => version.Version == Number,
    };

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        Kind == VersionKind.Number ? Number.ToString(CultureInfo.InvariantCulture) : Kind.ToString();
}
