using System.Text.Json;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Bodies of bulk actions.</summary>
internal static class BulkBody
{
    private const int Most = 1000;

    /// <summary>The texts of a list in a JSON object.</summary>
    /// <exception cref="DefinitionRefusedException">It is no such list.</exception>
    public static IReadOnlyList<string> Texts(string body, string member)
    {
        var json = DefinitionText.Read(body).Json;
        if (!json.TryGetProperty(member, out var list)
            || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() > Most
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid, $"请在 {member} 中提交要处理的编号列表，每次不超过 {Most} 个。");
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)];
    }
}
