using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Drafts;

/// <summary>Seals drafts and opens them: they are full of personal values of which nobody has checked anything.</summary>
internal sealed class DraftKeeping(IVault vault)
{
    /// <summary>How long a draft is kept after it was last saved.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How long it is remembered which case a draft became.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private const int LargestForm = 256 * 1024;

    /// <summary>Only citizens apply, and so only they have drafts.</summary>
    public static void RequireCitizen(Caller caller)
    {
        if (!caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("draft.forbidden", "只有申请人可以保存未提交的申请，请用个人账号登录后再办理。");
        }
    }

    public async Task<Personal<JsonElement>> SealAsync(string tenant, string writer, Draft draft, CancellationToken cancellation)
    {
        var subject = vault.SubjectOf($"account:{writer}");
        var keys = await vault.KeysOfAsync(tenant, [subject], cancellation);
        return keys.Seal(subject, JsonSerializer.SerializeToElement(draft, AnswerJson.Options));
    }

    /// <summary>The draft of a row; null when its time is over or its writer was forgotten.</summary>
    public async Task<Draft?> OpenAsync(string tenant, DraftRow? row, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row is null || row.KeptUntil <= now)
        {
            return null;
        }

        if (row.Content is not { } content)
        {
            return new Draft(row.Key) { CaseNumber = row.CaseNumber };
        }

        var keys = await vault.OpenAsync(tenant, [content.Key], cancellation);
        return keys.Open(content) is { ValueKind: JsonValueKind.Object } clear
            ? clear.Deserialize<Draft>(AnswerJson.Options)
            : null;
    }

    /// <summary>Refuses what no form of ours can be.</summary>
    public static void RequireModest(JsonObject form)
    {
        if (JsonSerializer.SerializeToUtf8Bytes(form, AnswerJson.Options).Length > LargestForm)
        {
            throw Refusals.Invalid("draft.too-large", "填写的内容过多，请删减后再保存。", new FieldError("/form", "请不超过 256 KB。"));
        }
    }
}
