using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>Does something for a person who must be registered: by the police for a child, by birth for a parent.</summary>
internal abstract class ChildService : ISandboxService
{
    public abstract string Code { get; }

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (!await call.IsResidentAsync("idNumber", cancellation))
        {
            return SandboxAnswer.Unknown("没有该身份证号的登记信息，请先办理户口登记。");
        }

        var answer = Answer(call);
        answer["idNumber"] = call.Of("idNumber");
        return new SandboxAnswer.Given(answer);
    }

    public void Contradict(JsonObject answer) => answer["idNumber"] = "11010519491231002X";

    protected abstract JsonObject Answer(SandboxCall call);

    protected static string Numbered(SandboxCall call, string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{call.Register.Number("number", 10_000_000_000):D10}");
}
