using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Examples;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>单位缴存登记: opens the account under which a company pays in.</summary>
internal sealed class FundCompanies : ISandboxService
{
    public string Code => "provident-fund-company";

    public bool HasEffect => true;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(ExampleCompany.Find(call.Of("code")) is null
            ? SandboxAnswer.Unknown("企业登记系统中没有这个统一社会信用代码。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["accountNumber"] = string.Create(CultureInfo.InvariantCulture, $"DW{call.Register.Number("number", 10_000_000_000):D10}"),
                ["code"] = call.Of("code"),
            }));

    public void Contradict(JsonObject answer) => answer["code"] = "91350100M000100Y43";
}
