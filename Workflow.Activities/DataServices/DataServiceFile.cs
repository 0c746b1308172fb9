using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Workflow.Activities.Forms;

namespace Workflow.Activities.DataServices;

/// <summary>Reads one file of the registry.</summary>
internal static partial class DataServiceFile
{
    /// <exception cref="JsonException">What is wrong with the file, for the analyst who wrote it.</exception>
    internal static DataService Parse(string fileName, string text)
    {
        var root = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("The file must hold one JSON object.");
        var code = Text(root, "code");
        Require(Code().IsMatch(code), "'code' must be kebab case, such as 'birth-record'.");
        Require(code == fileName, $"'code' is '{code}', but the file is named '{fileName}.json'.");
        var (request, requestSchema) = Schema(root, "request");
        var (response, responseSchema) = Schema(root, "response");
        var names = (request["properties"] as JsonObject ?? []).Select(property => property.Key).ToList();
        Require(
            names.Select(PascalCase.InputOf).Distinct(StringComparer.Ordinal).Count() == names.Count,
            "Two properties of 'request' give the same input name.");
        var address = Text(root, "address");
        foreach (var part in Placeholder().Matches(address).Select(match => match.Groups[1].Value))
        {
            Require(part == "base" || names.Contains(part), $"'address' names '{{{part}}}', which is no property of 'request'.");
        }

        foreach (var mark in PersonalMarks.Find(response))
        {
            Require(
                mark.IsKnownTo(names),
                $"'{mark.Pointer}' is personal but its 'x-subject-from' points to no property of 'request', nor to the answer.");
        }

        return new DataService
        {
            Code = code,
            Name = Text(root, "name"),
            Description = Text(root, "description"),
            Category = Text(root, "category"),
            Provider = Text(root, "provider"),
            HasEffect = Value<bool>(root, "effect"),
            Method = HttpMethod.Parse(Text(root, "method")),
            Address = address,
            Auth = Auth(root["auth"] as JsonObject),
            Limits = Limits(root),
            Callers = [.. (root["callers"] as JsonArray ?? []).Select(caller => caller?.ToString() ?? string.Empty)],
            Request = request,
            Response = response,
            RequestSchema = requestSchema,
            ResponseSchema = responseSchema,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16],
        };
    }

    private static DataServiceAuth Auth(JsonObject? auth)
    {
        var read = auth is null
            ? new DataServiceAuth("none", null, null)
            : new DataServiceAuth(Text(auth, "kind"), auth["header"]?.ToString(), auth["secret"]?.ToString());
        Require(read.Kind is "none" or "bearer" or "header", "'auth.kind' must be 'none', 'bearer' or 'header'.");
        Require(read.Kind == "none" || read.Secret is not null, "'auth.secret' must name a configuration key.");
        Require(read.Kind != "header" || read.Header is not null, "'auth.header' must name the header.");
        return read;
    }

    private static DataServiceLimits Limits(JsonObject root)
    {
        var retry = root["retry"] as JsonObject ?? [];
        var breaker = root["circuitBreaker"] as JsonObject ?? [];
        var limits = new DataServiceLimits(
            TimeSpan.FromSeconds(Value<double>(root, "timeoutSeconds", 5.0)),
            Value<int>(retry, "attempts", 4),
            TimeSpan.FromMilliseconds(Value<double>(retry, "firstDelayMilliseconds", 100.0)),
            Value<double>(breaker, "failureRatio", 0.9),
            Value<int>(breaker, "minimumThroughput", 20),
            TimeSpan.FromSeconds(Value<double>(breaker, "breakSeconds", 5.0)),
            retry["rounds"] is null ? null : Value<int>(retry, "rounds"));
        Require(limits.Timeout.TotalSeconds is >= 0.01 and <= 120, "'timeoutSeconds' must lie between 0.01 and 120.");
        Require(limits.Attempts is >= 1 and <= 10, "'retry.attempts' must lie between 1 and 10.");
        Require(limits.FirstDelay.TotalSeconds is > 0 and <= 30, "'retry.firstDelayMilliseconds' must lie between 1 and 30000.");
        Require(limits.BreakerRatio is > 0 and <= 1, "'circuitBreaker.failureRatio' must lie between 0 and 1.");
        Require(limits.BreakerThroughput >= 2, "'circuitBreaker.minimumThroughput' must be 2 or more.");
        Require(limits.Break.TotalSeconds is >= 0.5 and <= 600, "'circuitBreaker.breakSeconds' must lie between 0.5 and 600.");
        Require(limits.Rounds is null or (>= 1 and <= 100), "'retry.rounds' must lie between 1 and 100.");
        Require(limits.Rounds is null || !Value<bool>(root, "effect"), "'retry.rounds' is for questions only: an effect is not given up.");
        return limits;
    }

    private static (JsonObject Json, JsonSchema Schema) Schema(JsonObject root, string name)
    {
        var json = root[name] as JsonObject ?? throw new JsonException($"'{name}' must be a JSON Schema.");
        try
        {
            return (json, SchemaCompiler.Parse(json));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new JsonException($"'{name}' is no JSON Schema: {error.GetBaseException().Message}", error);
        }
    }

    private static string Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw new JsonException($"'{name}' must be a text.");

    private static T Value<T>(JsonObject node, string name, T? fallback = null)
        where T : struct =>
        node[name] switch
        {
            null => fallback ?? throw new JsonException($"'{name}' is missing."),
            JsonValue value when value.TryGetValue<T>(out var read) => read,
            _ => throw new JsonException($"'{name}' must be a {typeof(T).Name}."),
        };

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new JsonException(message);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
