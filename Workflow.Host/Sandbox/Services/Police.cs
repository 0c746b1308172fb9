using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>公安户籍: enters the child and allots its resident identity number.</summary>
internal sealed class Police : ISandboxService
{
    private const int SequencesOfOneSex = 500;

    public string Code => "household-registration";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("motherIdNumber") is null)
        {
            return SandboxAnswer.Unknown("户籍系统中没有这位母亲。");
        }

        if (call.Of("foreignCertificateNumber") is not { Length: > 0 }
            && !await call.Register.IsKnownAsync(ISandboxRegister.Certificate, call.Of("birthCertificateNumber"), cancellation))
        {
            return new SandboxAnswer.Refused(422, "certificate-unknown", "没有这份出生医学证明，不能入户。");
        }

        if (Divisions.NameOf(call.Of("division")) is null
            || !DateOnly.TryParseExact(call.Of("childBirthDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
        {
            return new SandboxAnswer.Refused(422, "invalid-entry", "户籍地区划或出生日期不正确。");
        }

        var sex = call.Of("childSex") == "male" ? Sex.Male : Sex.Female;
        return await AllotAsync(call, call.Of("division"), birth, sex, cancellation) is not { } id
            ? new SandboxAnswer.Refused(422, "sequence-exhausted", "该区划当日的顺序码已用完，请与户籍部门联系。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["idNumber"] = id.Number,
                ["householdNumber"] = string.Create(
                    CultureInfo.InvariantCulture, $"{call.Of("division")}{call.Register.Number("household", 1_000_000_000):D9}"),
                ["name"] = call.Of("childName"),
                ["registeredOn"] = call.TodayText,
            });
    }

    public void Contradict(JsonObject answer) => answer["name"] = "另一人";

    /// <summary>Allots a number that nobody has; null when the day's are used up.</summary>
    internal static async Task<ResidentId?> AllotAsync(
        SandboxCall call, string division, DateOnly birth, Sex sex, CancellationToken cancellation)
    {
        var start = call.Register.Number("sequence", SequencesOfOneSex);
        var odd = sex == Sex.Male ? 1 : 0;
        for (var step = 0; step < SequencesOfOneSex; step++)
        {
            var id = ResidentId.Build(division, birth, (int)(2 * ((start + step) % SequencesOfOneSex)) + odd);
            if (await call.Register.ClaimAsync(ISandboxRegister.Resident, id.Number, cancellation))
            {
                return id;
            }
        }

        return null;
    }
}
