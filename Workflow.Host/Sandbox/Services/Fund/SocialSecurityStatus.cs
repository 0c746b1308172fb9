using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>社会保险参保状态: insured here, retired, or transferred to another province.</summary>
internal sealed class SocialSecurityStatus : ISandboxService
{
    public string Code => "social-security-status";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.PersonOf("idNumber") is null)
        {
            return Task.FromResult(SandboxAnswer.Unknown("参保库中没有该身份证号。"));
        }

        var status = call.FundOf("idNumber")?.SocialStatus ?? "insured";
        var answer = new JsonObject { ["status"] = status, ["since"] = SandboxCall.Text(call.Today.AddMonths(-7)) };
        if (status == "left")
        {
            answer["place"] = "浙江省杭州市";
        }

        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(answer));
    }

    public void Contradict(JsonObject answer) => answer["status"] = answer["status"]!.GetValue<string>() == "insured" ? "left" : "insured";
}
