using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of families with a newborn child.</summary>
internal static class NewbornExample
{
    public static ExampleApplication Make(ExampleFamily family)
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
