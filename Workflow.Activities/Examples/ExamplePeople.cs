using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>Everybody whom the sandbox knows by number.</summary>
public static class ExamplePeople
{
    /// <summary>The family somebody belongs to: as father, mother or grandfather; null when nobody has the number.</summary>
    public static ExampleFamily? FamilyOf(ResidentId id) => ExampleFamilies.OfParent(id) ?? ExampleElders.FamilyOf(id);

    /// <summary>The person with a number; null when nobody has it.</summary>
    public static ExamplePerson? Find(ResidentId id) => FamilyOf(id) is not { } family ? null
        : id.Number == family.Mother.Id.Number ? family.Mother
        : id.Number == family.Father?.Id.Number ? family.Father
        : ExampleElders.Of(family);
}
