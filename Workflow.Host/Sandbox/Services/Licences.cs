using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>电子证照: issues birth certificates.</summary>
internal sealed class Licences : ISandboxService
{
    public string Code => "e-licence-issue";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("motherIdNumber") is not { } family || call.ParentOf("motherIdNumber") != family.Mother)
        {
            return SandboxAnswer.Unknown("没有这位母亲的分娩记录。");
        }

        if (SandboxCall.Text(family.Child.BirthDate) != call.Of("childBirthDate"))
        {
            return new SandboxAnswer.Refused(422, "birth-date-differs", "出生日期与出生记录不一致，不能签发。");
        }

        return new SandboxAnswer.Given(new JsonObject
        {
            ["licenceNumber"] = await NumberAsync(call, cancellation),
            ["holder"] = call.Of("childName"),
            ["issuedOn"] = call.TodayText,
        });
    }

    public void Contradict(JsonObject answer) => answer["holder"] = "另一人";

    /// <summary>A number that no certificate has.</summary>
    internal static async Task<string> NumberAsync(SandboxCall call, CancellationToken cancellation)
    {
        var start = call.Register.Number("certificate", 1_000_000_000);
        for (var step = 0; ; step++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"X{(start + step) % 1_000_000_000:D9}");
            if (await call.Register.ClaimAsync(ISandboxRegister.Certificate, number, cancellation))
            {
                return number;
            }
        }
    }
}
