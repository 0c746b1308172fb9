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
        Task.FromResult(call.PersonOf("idNumber") is null
            ? SandboxAnswer.Unknown("没有该身份证号的登记信息。")
            : new SandboxAnswer.Given(new JsonObject
            {
                [member] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{call.Register.Number("number", 10_000_000_000):D10}"),
                ["idNumber"] = call.Of("idNumber"),
            }));

    public void Contradict(JsonObject answer) => answer["idNumber"] = "11010519491231002X";
}
