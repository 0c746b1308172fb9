using System.Text.Json;
using System.Text.RegularExpressions;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.DataServices;

/// <summary>Takes personal values out of what another system writes for people, before it is kept in an event.</summary>
internal static partial class Scrubber
{
    internal static string Scrub(string message, JsonElement sealedRequest, KeyRing keys)
    {
        var clear = SealedJson.Find(sealedRequest)
            .Select(leaf => keys.Open(leaf))
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(value => value.GetString()!)
            .Where(value => value.Length > 1)
            .OrderByDescending(value => value.Length);
        var scrubbed = clear.Aggregate(message, (text, value) => text.Replace(value, "***", StringComparison.OrdinalIgnoreCase));
        return Digits().Replace(scrubbed, "***");
    }

    [GeneratedRegex("[0-9]{11,}[0-9Xx]?")]
    private static partial Regex Digits();
}
