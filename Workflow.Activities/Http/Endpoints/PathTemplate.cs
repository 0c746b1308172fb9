using System.Text;

namespace Workflow.Activities.Http;

/// <summary>
/// A path with parameters (<c>orders/{id}/approve</c>, <c>files/{**path}</c>), as Elsa writes them: a constraint behind a
/// colon is not looked at, an optional parameter may stand at the end only.
/// </summary>
internal sealed class PathTemplate
{
    private readonly IReadOnlyList<Part> parts;

    private PathTemplate(string text, IReadOnlyList<Part> parts) => (Text, this.parts) = (text, parts);

    private enum PartKind
    {
        Literal,
        Parameter,
        Optional,
        Rest,
    }

    /// <summary>The template as it was written, without slashes around it.</summary>
    public string Text { get; }

    /// <summary>The same for all templates that the same paths match, whatever their parameters are called.</summary>
    public string Shape => string.Join('/', parts.Select(part => part.Kind switch
    {
        PartKind.Parameter => "{}",
        PartKind.Optional => "{?}",
        PartKind.Rest => "{*}",
        _ => part.Name,
    }));

    /// <summary>Sorts before those that are less exact: a written word counts more than a parameter, that more than the rest.</summary>
    public string Rank => string.Concat(parts.Select(part => (int)part.Kind));

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It is none; the message tells the analyst why.</exception>
    public static PathTemplate Parse(string text)
    {
        var trimmed = text.Trim().Trim('/');
        var parts = trimmed.Length == 0 ? [] : trimmed.Split('/').Select(Read).ToList();
        if (parts.SkipLast(1).Any(part => part.Kind is PartKind.Rest or PartKind.Optional))
        {
            throw new FormatException("可省略的参数和“{*…}”只能放在路径的最后一段。");
        }

        var named = parts.Where(part => part.Kind != PartKind.Literal).Select(part => part.Name).ToList();
        return named.Distinct(StringComparer.OrdinalIgnoreCase).Count() == named.Count
            ? new PathTemplate(trimmed, parts)
            : throw new FormatException("路径中有同名的参数，请改成不同的名称。");
    }

    /// <summary>The parameters' values when the path matches; else null.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var segments = path.Trim('/') is { Length: > 0 } inner ? inner.Split('/') : [];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            if (part.Kind == PartKind.Rest)
            {
                values[part.Name] = string.Join('/', segments.Skip(index));
                return values;
            }

            if (index >= segments.Length)
            {
                return part.Kind == PartKind.Optional ? values : null;
            }

            if (part.Kind != PartKind.Literal)
            {
                values[part.Name] = segments[index];
            }
            else if (!string.Equals(part.Name, segments[index], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return segments.Length > parts.Count ? null : values;
    }

    private static Part Read(string segment)
    {
        if (segment.Length == 0)
        {
            throw new FormatException("路径中有空的一段（两个斜杠相连），请删去。");
        }

        if (!segment.StartsWith('{') || !segment.EndsWith('}'))
        {
            return segment.AsSpan().IndexOfAny("{}?#") < 0
                ? new Part(PartKind.Literal, segment.Normalize(NormalizationForm.FormC).ToLowerInvariant())
                : throw new FormatException($"路径的一段“{segment}”写法不对；参数独占一段，例如 orders/{{id}}。");
        }

        var name = segment[1..^1];
        var rest = name.TrimStart('*');
        var kind = rest.Length < name.Length ? PartKind.Rest : name.EndsWith('?') ? PartKind.Optional : PartKind.Parameter;
        name = rest.TrimEnd('?').Split(':')[0].Split('=')[0];
        return name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-')
            ? new Part(kind, name)
            : throw new FormatException($"路径参数“{segment}”没有正确的名称，例如 {{id}}。");
    }

    private sealed record Part(PartKind Kind, string Name);
}
