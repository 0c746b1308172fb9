using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>社会保障卡: takes applications for registered children.</summary>
internal sealed class SocialSecurityCards : ChildService
{
    private static readonly string[] Banks = ["中国银行", "中国工商银行", "江苏银行", "南京银行"];

    public override string Code => "social-security-card";

    protected override JsonObject Answer(SandboxCall call) => new()
    {
        ["cardNumber"] = Numbered(call, "JS"),
        ["bank"] = Banks[call.Register.Number("bank", Banks.Length)],
        ["appliedOn"] = call.TodayText,
    };
}
