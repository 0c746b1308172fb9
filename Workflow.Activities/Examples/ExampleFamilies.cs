using System.Globalization;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>
/// Makes families from seeds, and finds the seed again from a parent's identity number, so that a sandbox without any
/// register of its own knows everybody. Seeds below <see cref="SeedSpace.Size"/> (24 million) are distinct people;
/// greater ones repeat them.
/// </summary>
/// <remarks>
/// Every tenth family (seed ending in 9) has one parent; three of four mothers are insured (seed mod 4 is not 3).
/// Children are born from 1 September to 30 October 2025: past on every clock, so that no example is refused. Seeds of the
/// second, third and fourth million are unmarried parents, children born abroad, and twins (<see cref="ExampleFamilyKind"/>).
/// </remarks>
public static class ExampleFamilies
{
    /// <summary>How many seeds each kind of family has.</summary>
    public const int OfOneKind = 1_000_000;

    private const int TwinSalt = 15_485_863;
    private static readonly DateOnly FirstBirth = new(2025, 9, 1);
    private static readonly SeedSpace Mothers = new(7_368_787, 1_234_567, new DateOnly(1988, 1, 1), 0);
    private static readonly SeedSpace Fathers = new(5_915_587, 9_876_543, new DateOnly(1986, 1, 1), 1);

    /// <summary>The family of a seed.</summary>
    /// <param name="seed">Any number from 0.</param>
    public static ExampleFamily Make(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        seed %= SeedSpace.Size;
        var draw = new Draw(seed);
        var mother = new ExamplePerson(ExampleNames.Of(draw, Sex.Female), Mothers.IdOf(seed));
        var father = new ExamplePerson(ExampleNames.Of(draw, Sex.Male), Fathers.IdOf(seed));
        var together = seed % 10 != 9;
        var kind = KindOf(seed);
        var sex = draw.Next(2) == 0 ? Sex.Male : Sex.Female;
        var child = new ExampleChild(
            ExampleNames.Of(draw, sex, surname: (together ? father : mother).Name[..1]),
            sex,
            FirstBirth.AddDays(draw.Next(60)),
            2600 + (draw.Next(150) * 10));
        var hospital = Hospital.All[draw.Next(Hospital.All.Count)];
        var (division, address) = ExampleNames.Home(draw);
        return new ExampleFamily
        {
            Seed = seed,
            Mother = mother,
            Father = together ? father : null,
            Kind = kind,
            Child = child,
            Twin = kind == ExampleFamilyKind.Twins ? TwinOf(seed, child) : null,
            Hospital = hospital,
            Division = division,
            HomeAddress = address,
            Phone = string.Create(CultureInfo.InvariantCulture, $"199{Mothers.IndexOf(seed):D8}"),
            Email = string.Create(CultureInfo.InvariantCulture, $"family{seed}@example.com"),
            MarriedSince = together && kind != ExampleFamilyKind.Unmarried ? FirstBirth.AddDays(-400 - draw.Next(2500)) : null,
            IsMotherInsured = seed % 4 != 3,
        };
    }

    private static ExampleFamilyKind KindOf(int seed) => (seed / OfOneKind) switch
    {
        1 => ExampleFamilyKind.Unmarried,
        2 => ExampleFamilyKind.BornAbroad,
        3 => ExampleFamilyKind.Twins,
        _ => ExampleFamilyKind.Common,
    };

    // Drawn apart, so that everything else of a family stays as it was without.
    private static ExampleChild TwinOf(int seed, ExampleChild first)
    {
        var draw = new Draw((long)seed + TwinSalt);
        var sex = draw.Next(2) == 0 ? Sex.Male : Sex.Female;
        return first with
        {
            Name = ExampleNames.Of(draw, sex, surname: first.Name[..1]),
            Sex = sex,
            WeightGrams = 2300 + (draw.Next(100) * 10),
        };
    }

    /// <summary>The family one of whose parents has this number; null when nobody has.</summary>
    public static ExampleFamily? OfParent(ResidentId id)
    {
        if (Mothers.SeedOf(id) is { } byMother)
        {
            return Make(byMother);
        }

        return Fathers.SeedOf(id) is { } byFather && Make(byFather) is { Father: not null } family ? family : null;
    }
}
