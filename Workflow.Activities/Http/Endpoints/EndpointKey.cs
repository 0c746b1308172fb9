namespace Workflow.Activities.Http;

/// <summary>By what triggers and bookmarks of endpoints are found: <c>get:orders/{}</c>.</summary>
public static class EndpointKey
{
    /// <summary>Kind of bookmark and trigger; Elsa's name of the stimulus.</summary>
    public const string Kind = "HttpEndpoint";

    /// <summary>What every key with a parameter contains.</summary>
    public const string Parameter = "{";

    /// <summary>The key of a method and a path or a template's shape.</summary>
    public static string Of(string method, string shape) => Prefix(method) + shape.Trim('/').ToLowerInvariant();

    /// <summary>What all keys of a method begin with.</summary>
    public static string Prefix(string method) => $"{method.ToLowerInvariant()}:";

    /// <summary>How a path matches a template; null when it does not.</summary>
    public static PathMatch? Match(string template, string path)
    {
        var parsed = PathTemplate.Parse(template);
        return parsed.Match(path) is { } values ? new PathMatch(parsed.Rank, values) : null;
    }

    /// <summary>How a path matches the template of a key.</summary>
    public static PathMatch? MatchShape(string key, string path) => Match(Named(key), path);

    // A shape is a template whose parameters have lost their names.
    private static string Named(string key)
    {
        var parts = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/');
        return string.Join('/', parts.Select((part, index) => part switch
        {
            "{}" => $"{{p{index}}}",
            "{?}" => $"{{p{index}?}}",
            "{*}" => $"{{*p{index}}}",
            _ => part,
        }));
    }
}

/// <summary>A path that matches a template.</summary>
/// <param name="Rank">Sorts before that of a less exact template.</param>
/// <param name="Values">Values of the parameters.</param>
public sealed record PathMatch(string Rank, IReadOnlyDictionary<string, string> Values);
