using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>An invented family with a newborn child, the same wherever its seed is asked for.</summary>
public sealed record ExampleFamily
{
    /// <summary>Which family.</summary>
    public required int Seed { get; init; }

    /// <summary>The mother.</summary>
    public required ExamplePerson Mother { get; init; }

    /// <summary>The father; null in a single-parent family.</summary>
    public required ExamplePerson? Father { get; init; }

    /// <summary>How it differs from most families.</summary>
    public required ExampleFamilyKind Kind { get; init; }

    /// <summary>The child; the first one of twins.</summary>
    public required ExampleChild Child { get; init; }

    /// <summary>The second one of twins; null in all other families.</summary>
    public required ExampleChild? Twin { get; init; }

    /// <summary>Where it was born.</summary>
    public required Hospital Hospital { get; init; }

    /// <summary>District of the home, where the application is filed.</summary>
    public required string Division { get; init; }

    /// <summary>Home address.</summary>
    public required string HomeAddress { get; init; }

    /// <summary>The mother's mobile number.</summary>
    public required string Phone { get; init; }

    /// <summary>The mother's mail address, in a domain that delivers nowhere.</summary>
    public required string Email { get; init; }

    /// <summary>Since when the parents are married; null in a single-parent family and where they are not married.</summary>
    public required DateOnly? MarriedSince { get; init; }

    /// <summary>Whether the mother has maternity insurance (生育保险).</summary>
    public required bool IsMotherInsured { get; init; }
}

/// <summary>How a family differs from most.</summary>
public enum ExampleFamilyKind
{
    /// <summary>Not at all.</summary>
    Common,

    /// <summary>父母没有结婚登记: the father has to agree himself.</summary>
    Unmarried,

    /// <summary>在国外出生.</summary>
    BornAbroad,

    /// <summary>双胞胎.</summary>
    Twins,
}

/// <summary>A parent.</summary>
public sealed record ExamplePerson(string Name, ResidentId Id);

/// <summary>A newborn child.</summary>
/// <param name="Name">Name chosen by the parents.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Birth date.</param>
/// <param name="WeightGrams">Birth weight.</param>
public sealed record ExampleChild(string Name, Sex Sex, DateOnly BirthDate, int WeightGrams);
