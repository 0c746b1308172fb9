using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of veterans who come home.</summary>
internal static class VeteranExample
{
    public static ExampleApplication Make(ExampleFamily family)
    {
        var form = new JsonObject
        {
            ["applicant"] = new JsonObject
            {
                ["name"] = ExampleVeteran.Of(family).Person.Name,
                ["idNumber"] = ExampleVeteran.Of(family).Person.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["homeAddress"] = family.HomeAddress,
            ["wantsJob"] = family.Seed % 2 == 0 ? "yes" : "no",
            ["placement"] = family.Seed % 3 == 0 ? "assigned" : "self",
            ["consent"] = true,
        };
        if (family.Seed % 2 == 0)
        {
            form["job"] = "industry";
        }

        if (family.Seed % 3 != 0)
        {
            form["payee"] = new JsonObject { ["bank"] = "NJCB", ["account"] = ExampleFunds.Of(family).BankAccount };
        }

        return new ExampleApplication(family.Division, form);
    }
}
