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
    public const string Filing = "按您的要求代为提交申请；代企业办理时，窗口会看到您可以代办哪些企业";

    /// <summary>What a clerk confirms before filing, recorded on the case as it was ticked.</summary>
    public const string Present = "当事人在场，已当面核对申请内容并要求代为提交";

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
