using System.Text.Json;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Common;

/// <summary>Seals what people write freely: it may name somebody.</summary>
internal static class FreeText
{
    /// <summary>The text under a person's key; null when it is blank.</summary>
    public static async Task<Remark?> SealAsync(
        this IVault vault,
        string tenant,
        string subject,
        string? text,
        CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var keys = await vault.KeysOfAsync(tenant, [subject], cancellation);
        return new Remark(null, keys.Seal(subject, JsonSerializer.SerializeToElement(Storable(text.Trim()))));
    }

    private static string Storable(string text) => StorableText.Is(text)
        ? text
        : throw Refusals.Invalid("text.invalid", "文字中含有不能保存的字符，请删除后重试。");
}
