using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of the example families.</summary>
internal sealed class ExampleApplications : IExampleApplications
{
    public ExampleApplication Make(string scenario, int seed) => scenario switch
    {
        "newborn" => Newborn(ExampleFamilies.Make(Math.Max(seed, 0))),
        _ => throw new RefusalException(
            RefusalKind.NotFound, "scenario.no-example", "这个主题没有示例申请，请直接填写表单。"),
    };

    private static ExampleApplication Newborn(ExampleFamily family)
    {
        var form = new JsonObject
        {
            ["mother"] = new JsonObject
            {
                ["name"] = family.Mother.Name,
                ["idNumber"] = family.Mother.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["child"] = new JsonObject
            {
                ["name"] = family.Child.Name,
                ["sex"] = JsonSerializer.SerializeToNode(family.Child.Sex),
                ["birthDate"] = family.Child.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            ["hospital"] = family.Hospital.Code,
            ["homeAddress"] = family.HomeAddress,
            ["consent"] = true,
        };
        if (family.Father is { } father)
        {
            form["father"] = new JsonObject { ["name"] = father.Name, ["idNumber"] = father.Id.Number };
        }

        return new ExampleApplication(family.Division, form);
    }
}
