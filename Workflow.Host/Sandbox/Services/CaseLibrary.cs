using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>办件库: takes records of cases.</summary>
internal sealed class CaseLibrary : ISandboxService
{
    public string Code => "case-library";

    public bool HasEffect => true;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(new JsonObject
        {
            ["libraryNumber"] = string.Create(CultureInfo.InvariantCulture, $"BJK{call.Register.Number("number", 10_000_000_000):D10}"),
            ["caseNumber"] = call.Of("caseNumber"),
        }));

    public void Contradict(JsonObject answer) => answer["caseNumber"] = "000000-0000-000000";
}
