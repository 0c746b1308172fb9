using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Files that were uploaded and that nothing holds yet: their uploader's, and nobody else's.</summary>
internal static class Uploads
{
    /// <summary>How long they are kept; a draft that names them keeps them as long as itself.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How many an account may have at one time.</summary>
    public const int Most = 100;

    /// <summary>The holder of an account's uploads.</summary>
    public static string HolderOf(string account) => $"upload:{account}";

    /// <summary>What seals them.</summary>
    public static string PersonOf(string account) => $"account:{account}";

    public static RefusalException Unknown() =>
        Refusals.NotFound("file.unknown", "没有找到这个文件，它可能已被删除或超过保存期限，请重新上传。");

    public static bool IsThere(FileRow row, DateTimeOffset now) => row.KeptUntil > now;

    public static string HolderOf(Caller caller) => HolderOf(caller.Id);

    /// <summary>The tenant in which they rest; whoever tries something out has theirs at home.</summary>
    public static string TenantOf(Caller caller) => Tenants.HomeOf(caller.Home);
}
