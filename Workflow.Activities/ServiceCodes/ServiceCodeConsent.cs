using Workflow.Activities.Prefilling;

namespace Workflow.Activities.ServiceCodes;

/// <summary>What a citizen agrees to when binding, in the words that are shown and recorded.</summary>
public static class ServiceCodeConsent
{
    internal const string Code = "service-code-resolution";

    internal const string ProviderRole = "data";

    /// <summary>What for (用途).</summary>
    public const string Purpose = "在办事窗口出示苏服码";

    /// <summary>Name of the use.</summary>
    public const string Name = "苏服码窗口识别";

    /// <summary>What a counter may do when it is asked to.</summary>
    public const string Filing = "按您的要求代为提交申请";

    /// <summary>What a counter sees.</summary>
    public static IReadOnlyList<string> Shown { get; } = ["姓名", "身份证号码（隐去中间各位）", "窗口所在部门正在办理的本人办件"];

    /// <summary>The event of a consent, as filling in records it too.</summary>
    internal static ConsentGiven Given(string consentId, string account, string provider) => new(
        consentId,
        account,
        Code,
        Purpose,
        string.Empty,
        [new ConsentedUse(Code, Name, provider, [], Shown, []), new ConsentedUse("counter-filing", Filing, provider, [], [], [])]);
}
