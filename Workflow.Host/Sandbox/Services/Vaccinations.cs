using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>预防接种: opens a record with the first doses of the national programme.</summary>
internal sealed class Vaccinations : ChildService
{
    private static readonly (string Vaccine, int Months)[] FirstDoses =
    [
        ("乙肝疫苗（第2剂）", 1), ("脊髓灰质炎灭活疫苗（第1剂）", 2), ("百白破疫苗（第1剂）", 2),
    ];

    public override string Code => "vaccination-record";

    protected override JsonObject Answer(SandboxCall call)
    {
        var birth = DateOnly.TryParseExact(
            call.Of("birthDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : call.Today;
        return new JsonObject
        {
            ["recordNumber"] = Numbered(call, "JZ"),
            ["clinic"] = $"{Divisions.NameOf(call.Of("division")) ?? "南京市"}社区卫生服务中心预防接种门诊",
            ["plan"] = new JsonArray([.. FirstDoses.Select(dose => new JsonObject
            {
                ["vaccine"] = dose.Vaccine,
                ["dueOn"] = SandboxCall.Text(birth.AddMonths(dose.Months)),
            })]),
        };
    }
}
