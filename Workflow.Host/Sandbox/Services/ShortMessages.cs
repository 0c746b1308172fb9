using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workflow.Host.Sandbox.Services;

/// <summary>短信: accepts messages and sends them to nobody.</summary>
internal sealed partial class ShortMessages : ISandboxService
{
    public string Code => "sms";

    public bool HasEffect => true;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult<SandboxAnswer>(!Mobile().IsMatch(call.Of("phone"))
            ? new SandboxAnswer.Refused(422, "phone-invalid", "手机号不正确。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["messageId"] = string.Create(CultureInfo.InvariantCulture, $"SMS{call.Register.Number("number", 10_000_000_000):D10}"),
                ["accepted"] = true,
                ["templateVersion"] = 1,
            }));

    public void Contradict(JsonObject answer) => answer.Remove("messageId");

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex Mobile();
}
