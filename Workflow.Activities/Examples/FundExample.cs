using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications for a provident-fund withdrawal that every register bears out.</summary>
internal static class FundExample
{
    public static ExampleApplication Make(ExampleFamily family)
    {
        var fund = ExampleFunds.Of(family);
        var form = new JsonObject
        {
            ["applicant"] = new JsonObject
            {
                ["name"] = fund.Holder.Name,
                ["idNumber"] = fund.Holder.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["reason"] = fund.Reason,
            ["payee"] = new JsonObject { ["bank"] = "ICBC", ["account"] = fund.BankAccount },
            ["consent"] = true,
        };
        if (AmountOf(fund) is { } amount)
        {
            form["amount"] = amount;
        }

        if (EvidenceOf(fund) is { } evidence)
        {
            form[evidence.Name] = evidence.Value;
        }

        return new ExampleApplication(family.Division, form);
    }

    private static (string Name, JsonObject Value)? EvidenceOf(ExampleFund fund) => fund.Reason switch
    {
        "purchase" => ("purchase", new JsonObject { ["contractNumber"] = fund.ContractNumber }),
        "loan-repayment" => ("loan", new JsonObject { ["loanNumber"] = fund.LoanNumber }),
        "rent" => ("rent", new JsonObject { ["filingNumber"] = fund.RentFilingNumber }),
        "leaving-province" => ("leaving", new JsonObject { ["destination"] = "浙江省杭州市" }),
        _ => null,
    };

    // Whoever leaves the fund takes everything out and is not asked; the others stay below each of their limits.
    private static int? AmountOf(ExampleFund fund) => fund.Reason switch
    {
        "retirement" or "leaving-province" => null,
        "rent" => Math.Min(1_500, fund.MonthlyRent),
        "loan-repayment" => Math.Min(fund.RepaidInYear, fund.Balance) / 1_000 * 1_000,
        "serious-illness" => Math.Min(fund.SelfPaid, fund.Balance) / 1_000 * 1_000,
        _ => fund.Balance / 1_000 * 1_000,
    };
}
