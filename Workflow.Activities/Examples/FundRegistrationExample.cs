using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of companies that begin to pay into the provident fund, filed by their agents.</summary>
internal static class FundRegistrationExample
{
    public static ExampleApplication Make(ExampleFamily family)
    {
        var company = ExampleCompany.Of(family);
        return new ExampleApplication(family.Division, new JsonObject
        {
            ["company"] = new JsonObject { ["code"] = company.Code, ["name"] = company.Name },
            ["agent"] = new JsonObject
            {
                ["name"] = company.Clerk.Name,
                ["idNumber"] = company.Clerk.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["employees"] = 5 + (family.Seed % 40),
            ["ratio"] = 8,
            ["firstMonth"] = "2026-12",
            ["consent"] = true,
        });
    }
}
