using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>An office that does something for a resident and gives it a number.</summary>
/// <param name="code">Code of the data service.</param>
/// <param name="member">Member of the answer that holds the number.</param>
/// <param name="prefix">How its numbers begin.</param>
internal sealed class ResidentService(string code, string member, string prefix) : ISandboxService
{
    public string Code => code;

    public bool HasEffect => true;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(Answer(call));

    /// <summary>What pays refuses an account that ends in 0000, which no bank knows; nothing is paid then.</summary>
    private SandboxAnswer Answer(SandboxCall call) =>
        call.PersonOf("idNumber") is null ? SandboxAnswer.Unknown("没有该身份证号的登记信息。")
        : call.Of("account").EndsWith("0000", StringComparison.Ordinal) ? new SandboxAnswer.Refused(422, "account-unknown", "没有这个收款账户，没有付款。")
        : new SandboxAnswer.Given(new JsonObject
        {
            [member] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{call.Register.Number("number", 10_000_000_000):D10}"),
            ["idNumber"] = call.Of("idNumber"),
        });

    public void Contradict(JsonObject answer) => answer["idNumber"] = "11010519491231002X";
}
