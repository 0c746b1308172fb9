using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>An invented household in need: the grandfather of an example family, who lives alone or with his daughter.</summary>
/// <param name="Elder">Who needs help.</param>
/// <param name="Daughter">The adult who lives with him; null when nobody does.</param>
/// <param name="MonthlyIncome">What all of them have in a month, yuan.</param>
/// <param name="Deposits">What they have in the bank, yuan.</param>
public sealed record ExampleHousehold(ExamplePerson Elder, ExamplePerson? Daughter, int MonthlyIncome, int Deposits)
{
    private const int Salt = 49_979_687;

    /// <summary>The household of a family: with a daughter where the seed is odd.</summary>
    public static ExampleHousehold Of(ExampleFamily family)
    {
        var draw = new Draw((long)family.Seed + Salt);
        return new ExampleHousehold(
            ExampleElders.Of(family),
            family.Seed % 2 == 1 ? family.Mother : null,
            300 + (draw.Next(40) * 10),
            draw.Next(20) * 500);
    }

    /// <summary>The household whose members these are, the elder first; null when they belong to none.</summary>
    public static ExampleHousehold? Find(IReadOnlyList<ResidentId> members) =>
        members.Count > 0 && ExampleElders.FamilyOf(members[0]) is { } family ? Of(family) : null;
}
