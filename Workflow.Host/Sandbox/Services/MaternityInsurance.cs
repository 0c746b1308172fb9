using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>生育保险: tells whether a mother is insured.</summary>
internal sealed class MaternityInsurance : ISandboxService
{
    public string Code => "maternity-insurance";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("idNumber") is not { } family)
        {
            return Task.FromResult(SandboxAnswer.Unknown("参保库中没有该身份证号。"));
        }

        var insured = family.IsMotherInsured && call.ParentOf("idNumber") == family.Mother;
        var answer = new JsonObject { ["found"] = true, ["insured"] = insured };
        if (insured)
        {
            answer["since"] = SandboxCall.Text(family.Mother.Id.BirthDate.AddYears(22));
        }

        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(answer));
    }

    public void Contradict(JsonObject answer)
    {
        answer["insured"] = answer["insured"]?.GetValue<bool>() != true;
        answer.Remove("since");
    }
}
