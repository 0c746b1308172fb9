using System.Text.Json.Nodes;
using Workflow.Activities.Examples;

namespace Workflow.Host.Sandbox.Services;

/// <summary>企业登记: knows the company of every example family.</summary>
internal sealed class CompanyRegister : ISandboxService
{
    public string Code => "enterprise-registration";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(ExampleCompany.Find(call.Of("code")) is not { } company
            ? SandboxAnswer.Unknown("企业登记系统中没有这个统一社会信用代码。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["found"] = true,
                ["matches"] = company.Name == call.Of("name"),
                ["status"] = "active",
            }));

    public void Contradict(JsonObject answer) => answer["matches"] = false;
}
