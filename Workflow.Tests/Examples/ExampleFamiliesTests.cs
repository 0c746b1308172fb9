using CsCheck;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;
using Xunit;

namespace Workflow.Tests.Examples;

public sealed class ExampleFamiliesTests
{
    [Fact]
    public void a_hundred_thousand_families_are_distinct_people()
    {
        var numbers = new HashSet<string>();
        var phones = new HashSet<string>();
        var people = 0;
        for (var seed = 0; seed < 100_000; seed++)
        {
            var family = ExampleFamilies.Make(seed);
            numbers.Add(family.Mother.Id.Number);
            phones.Add(family.Phone);
            people++;
            if (family.Father is { } father)
            {
                numbers.Add(father.Id.Number);
                people++;
            }
        }

        numbers.Count.ShouldBe(people);
        phones.Count.ShouldBe(100_000);
    }

    [Fact]
    public void a_family_is_found_again_from_either_parent() => Gen.Int[0, SeedSpace.Size - 1].Sample(seed =>
    {
        var family = ExampleFamilies.Make(seed);
        ExampleFamilies.OfParent(family.Mother.Id).ShouldBe(family);
        if (family.Father is { } father)
        {
            ExampleFamilies.OfParent(father.Id).ShouldBe(family);
        }
    });

    [Fact]
    public void a_family_is_consistent() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        var family = ExampleFamilies.Make(seed);
        ResidentId.IsValid(family.Mother.Id.Number).ShouldBeTrue();
        family.Mother.Id.Sex.ShouldBe(Sex.Female);
        family.Father?.Id.Sex.ShouldBe(Sex.Male);
        (family.MarriedSince is null).ShouldBe(family.Father is null || family.Kind == ExampleFamilyKind.Unmarried);
        (family.Twin is not null).ShouldBe(family.Kind == ExampleFamilyKind.Twins);
        family.Child.Name[..1].ShouldBe((family.Father ?? family.Mother).Name[..1]);
        family.Child.BirthDate.ShouldBeInRange(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 30));
        family.HomeAddress.ShouldStartWith(Divisions.FullNameOf(family.Division)!);
        Divisions.CityOf(family.Division).ShouldBe("320100");
        family.Phone.ShouldMatch("^1[3-9][0-9]{9}$");
        family.Mother.Id.BirthDate.ShouldBeLessThan(family.Child.BirthDate.AddYears(-18));
    });

    [Fact]
    public void one_parent_in_ten_is_alone_and_three_mothers_of_four_are_insured()
    {
        var families = Enumerable.Range(0, 200).Select(ExampleFamilies.Make).ToList();
        families.Count(family => family.Father is null).ShouldBe(20);
        families.Count(family => family.IsMotherInsured).ShouldBe(150);
    }

    [Fact]
    public void who_is_in_no_family_is_not_found()
    {
        ExampleFamilies.OfParent(ResidentId.Build("110101", new DateOnly(1990, 1, 1), 12)).ShouldBeNull();
        ExampleFamilies.OfParent(ResidentId.Build("320106", new DateOnly(1950, 1, 1), 12)).ShouldBeNull();
        ExampleFamilies.OfParent(ResidentId.Build("320106", new DateOnly(1990, 1, 1), 0)).ShouldBeNull();
    }

    [Fact]
    public void the_application_of_a_seed_is_always_the_same()
    {
        var examples = new ExampleApplications();
        var example = examples.Make("newborn", 7);
        example.Form.ToJsonString().ShouldBe(examples.Make("newborn", 7).Form.ToJsonString());
        example.Form["mother"]!["idNumber"]!.GetValue<string>().ShouldBe(ExampleFamilies.Make(7).Mother.Id.Number);
        examples.Make("newborn", 9).Form["father"].ShouldBeNull();
    }

    [Fact]
    public void every_hospital_lies_in_a_district_of_the_city() =>
        Hospital.All.Select(hospital => hospital.Division).Distinct()
            .ShouldBe(Divisions.DistrictsOf("320100"), ignoreOrder: true);
}
