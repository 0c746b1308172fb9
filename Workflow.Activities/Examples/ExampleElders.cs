using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>
/// The mother's father of every example family, born 1954 to 1965: somebody retired, or old enough to need help. Found
/// again from his identity number, as the parents are.
/// </summary>
public static class ExampleElders
{
    private const int NameSalt = 104_729;
    private static readonly SeedSpace Grandfathers = new(4_812_343, 3_141_592, new DateOnly(1954, 1, 1), 1);

    /// <summary>The grandfather of a family.</summary>
    public static ExamplePerson Of(ExampleFamily family) => new(
        ExampleNames.Of(new Draw((long)family.Seed + NameSalt), Sex.Male, surname: family.Mother.Name[..1]),
        Grandfathers.IdOf(family.Seed));

    /// <summary>The family whose grandfather has this number; null when nobody has.</summary>
    public static ExampleFamily? FamilyOf(ResidentId id) =>
        Grandfathers.SeedOf(id) is { } seed ? ExampleFamilies.Make(seed) : null;
}
