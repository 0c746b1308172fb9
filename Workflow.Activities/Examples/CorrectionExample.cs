using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>
/// Applications to correct the name of a registered child. The number of the case to correct is the first of the demonstration's city:
/// whoever tries it out puts in that of a case of the same family.
/// </summary>
internal static class CorrectionExample
{
    public static ExampleApplication Make(ExampleFamily family) => new(family.Division, new JsonObject
    {
        ["applicant"] = new JsonObject
        {
            ["name"] = family.Mother.Name,
            ["idNumber"] = family.Mother.Id.Number,
            ["phone"] = family.Phone,
            ["email"] = family.Email,
        },
        ["earlierCase"] = "320100-2026-000001",
        ["what"] = "name",
        ["rightName"] = $"{family.Child.Name}宁",
        ["reason"] = "登记时漏写了最后一个字。",
        ["evidence"] = $"{family.Hospital.Name}分娩记录",
        ["consent"] = true,
    });
}
