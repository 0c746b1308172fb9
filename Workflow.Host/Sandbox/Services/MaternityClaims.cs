using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>生育报销: pays insured mothers.</summary>
internal sealed class MaternityClaims : ISandboxService
{
    public string Code => "maternity-claim";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("motherIdNumber") is not { } family || call.ParentOf("motherIdNumber") != family.Mother)
        {
            return SandboxAnswer.Unknown("参保库中没有该身份证号。");
        }

        if (!family.IsMotherInsured)
        {
            return new SandboxAnswer.Refused(422, "not-insured", "母亲未参加生育保险，不能报销。");
        }

        if (!await call.Register.IsKnownAsync(ISandboxRegister.Certificate, call.Of("birthCertificateNumber"), cancellation))
        {
            return new SandboxAnswer.Refused(422, "certificate-unknown", "没有这份出生医学证明，不能报销。");
        }

        return new SandboxAnswer.Given(new JsonObject
        {
            ["claimNumber"] = string.Create(CultureInfo.InvariantCulture, $"SY{call.Register.Number("number", 10_000_000_000):D10}"),
            ["idNumber"] = call.Of("motherIdNumber"),
            ["amount"] = 18_000 + (family.Seed % 97 * 100),
            ["payableOn"] = SandboxCall.Text(call.Today.AddDays(15)),
        });
    }

    public void Contradict(JsonObject answer) => answer["idNumber"] = "11010519491231002X";
}
