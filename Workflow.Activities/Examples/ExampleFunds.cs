using System.Globalization;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>Makes fund accounts from the example families: the seed's remainder by six decides why its holder withdraws.</summary>
public static class ExampleFunds
{
    private const int Salt = 15_485_863;
    private const int RetiredRemainder = 3;
    private const int LeftRemainder = 4;

    private static readonly string[] Reasons =
        ["purchase", "loan-repayment", "rent", "retirement", "leaving-province", "serious-illness"];

    /// <summary>The account of a family: the mother's, or the grandfather's where the reason is that he has retired.</summary>
    public static ExampleFund Of(ExampleFamily family)
    {
        var draw = new Draw((long)family.Seed + Salt);
        var kind = family.Seed % Reasons.Length;
        return new ExampleFund
        {
            Holder = kind == RetiredRemainder ? ExampleElders.Of(family) : family.Mother,
            Reason = Reasons[kind],
            AccountNumber = Numbered("GJJ3201", family.Seed),
            Balance = 30_000 + (draw.Next(2_500) * 100),
            Months = 7 + draw.Next(230),
            SocialStatus = kind switch { RetiredRemainder => "retired", LeftRemainder => "left", _ => "insured" },
            ContractNumber = Numbered("NJ2026-", family.Seed),
            Price = 1_200_000 + (draw.Next(280) * 10_000),
            LoanNumber = Numbered("DK2023-", family.Seed),
            RepaidInYear = 24_000 + (draw.Next(60) * 1_000),
            RentFilingNumber = Numbered("ZL2026-", family.Seed),
            MonthlyRent = 1_500 + (draw.Next(30) * 100),
            SelfPaid = 30_000 + (draw.Next(170) * 1_000),
            BankAccount = $"6222020{family.Seed.ToString("D11", CultureInfo.InvariantCulture)}1",
        };
    }

    /// <summary>The account of whoever has this number; null when nobody has, or has none.</summary>
    public static ExampleFund? OfHolder(ResidentId id) =>
        ExamplePeople.FamilyOf(id) is { } family && Of(family) is { } fund && fund.Holder.Id.Number == id.Number ? fund : null;

    private static string Numbered(string prefix, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{seed:D8}");
}
