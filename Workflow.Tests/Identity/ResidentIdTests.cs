using System.Globalization;
using CsCheck;
using Shouldly;
using Workflow.Activities.Identity;
using Xunit;

namespace Workflow.Tests.Identity;

public sealed class ResidentIdTests
{
    private static readonly Gen<(string Division, DateOnly Birth, int Sequence)> Parts = Gen.Select(
        Gen.Int[0, 2].Select(at => new[] { "320106", "110101", "820001" }[at]),
        Gen.Int[0, 36500].Select(days => new DateOnly(1930, 1, 1).AddDays(days)),
        Gen.Int[0, 999]);

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("440524188001010014", "1880-01-01", Sex.Male)]
    public void the_examples_of_the_standard_are_valid(string number, string birth, Sex sex)
    {
        ResidentId.TryParse(number, out var id).ShouldBeTrue();
        id!.BirthDate.ShouldBe(DateOnly.Parse(birth, CultureInfo.InvariantCulture));
        id.Sex.ShouldBe(sex);
        id.Number.ShouldBe(number);
    }

    [Fact]
    public void a_lower_case_x_is_read_as_upper_case()
    {
        ResidentId.TryParse("11010519491231002x", out var id).ShouldBeTrue();
        id!.Number.ShouldBe("11010519491231002X");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")]
    [InlineData("11010519490229002X")]
    [InlineData("１10105194912310020")]
    [InlineData("11010519491231002")]
    [InlineData("00010519491231002X")]
    [InlineData("X1010519491231002X")]
    public void a_broken_number_is_refused(string? number) => ResidentId.IsValid(number).ShouldBeFalse();

    [Fact]
    public void what_is_built_reads_back() => Parts.Sample(parts =>
    {
        var built = ResidentId.Build(parts.Division, parts.Birth, parts.Sequence);
        ResidentId.TryParse(built.Number, out var read).ShouldBeTrue();
        read.ShouldBe(built);
        read!.Division.ShouldBe(parts.Division);
        read.BirthDate.ShouldBe(parts.Birth);
        read.Sequence.ShouldBe(parts.Sequence);
    });

    [Fact]
    public void every_single_wrong_digit_and_every_swap_of_neighbours_is_found() =>
        Gen.Select(Parts, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((parts, at, shift) =>
        {
            var number = ResidentId.Build(parts.Division, parts.Birth, parts.Sequence).Number.ToCharArray();
            var wrong = (char[])number.Clone();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + shift) % 10));
            ResidentId.IsValid(new string(wrong)).ShouldBeFalse();
            if (at < 16 && number[at] != number[at + 1])
            {
                (number[at], number[at + 1]) = (number[at + 1], number[at]);
                ResidentId.IsValid(new string(number)).ShouldBeFalse();
            }
        });

    [Fact]
    public void about_one_in_eleven_ends_in_x() =>
        Enumerable.Range(0, 1000)
            .Count(sequence => ResidentId.Build("320106", new DateOnly(1990, 5, 17), sequence).Number.EndsWith('X'))
            .ShouldBeInRange(85, 97);

    [Fact]
    public void its_text_is_masked() =>
        ResidentId.Build("320106", new DateOnly(1990, 5, 17), 12).ToString().ShouldNotContain("199005");
}
