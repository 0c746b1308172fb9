using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>户口登记更正: changes a child's entry. A number that holds the wrong birth date or sex is replaced by another.</summary>
internal sealed class HouseholdCorrections : ISandboxService
{
    public string Code => "household-correction";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (!ResidentId.TryParse(call.Of("idNumber"), out var before) || !await call.IsResidentAsync("idNumber", cancellation))
        {
            return SandboxAnswer.Unknown("没有该身份证号的户口登记。");
        }

        var after = await NumberAsync(call, before, cancellation);
        return after is null
            ? new SandboxAnswer.Refused(422, "invalid-entry", "更正的内容不正确，不能登记。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["correctionNumber"] = string.Create(CultureInfo.InvariantCulture, $"GZ{call.Register.Number("number", 10_000_000_000):D10}"),
                ["idNumber"] = after.Number,
                ["correctedOn"] = call.TodayText,
            });
    }

    public void Contradict(JsonObject answer) => answer["idNumber"] = "11010519491231002X";

    private static async Task<ResidentId?> NumberAsync(SandboxCall call, ResidentId before, CancellationToken cancellation)
    {
        switch (call.Of("item"))
        {
            case "birth-date":
                return DateOnly.TryParseExact(call.Of("value"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
                    ? await Police.AllotAsync(call, before.Division, birth, before.Sex, cancellation)
                    : null;
            case "sex":
                var sex = call.Of("value") == "male" ? Sex.Male : Sex.Female;
                return await Police.AllotAsync(call, before.Division, before.BirthDate, sex, cancellation);
            default:
                return before;
        }
    }
}
