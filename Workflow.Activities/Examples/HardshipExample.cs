using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications for hardship assistance: by the elder himself, or by his daughter for him where the seed is odd.</summary>
internal static class HardshipExample
{
    public static ExampleApplication Make(ExampleFamily family)
    {
        var household = ExampleHousehold.Of(family);
        var applicant = household.Daughter ?? household.Elder;
        var form = new JsonObject
        {
            ["applicant"] = new JsonObject
            {
                ["name"] = applicant.Name,
                ["idNumber"] = applicant.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["forWhom"] = household.Daughter is null ? "self" : "other",
            ["kind"] = "minimum-living",
            ["income"] = household.MonthlyIncome,
            ["situation"] = "患慢性病，长期服药，没有劳动能力。",
            ["homeAddress"] = family.HomeAddress,
            ["payee"] = new JsonObject { ["bank"] = "PSBC", ["account"] = ExampleFunds.Of(family).BankAccount },
            ["consent"] = true,
        };
        if (household.Daughter is not null)
        {
            form["beneficiary"] = new JsonObject { ["name"] = household.Elder.Name, ["idNumber"] = household.Elder.Id.Number };
        }

        return new ExampleApplication(family.Division, form);
    }
}
