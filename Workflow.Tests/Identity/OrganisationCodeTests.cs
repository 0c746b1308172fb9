using CsCheck;
using Shouldly;
using Workflow.Activities.Identity;
using Xunit;

namespace Workflow.Tests.Identity;

public sealed class OrganisationCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("91350100M000100Y43")]
    public void the_example_of_the_standard_is_valid(string code) => OrganisationCode.IsValid(code).ShouldBeTrue();

    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("91350100I000100Y43")]
    [InlineData("91350100M000100Y4")]
    [InlineData("9135A100M000100Y43")]
    [InlineData(null)]
    public void a_broken_code_is_refused(string? code) => OrganisationCode.IsValid(code).ShouldBeFalse();

    [Fact]
    public void every_single_wrong_character_is_found() =>
        Gen.Select(Gen.Char[Alphabet].Array[9], Gen.Int[8, 16], Gen.Int[1, 30]).Sample((tail, at, shift) =>
        {
            var body = "11320100" + new string(tail);
            var code = (body + OrganisationCode.CheckCharacter(body)).ToCharArray();
            OrganisationCode.IsValid(new string(code)).ShouldBeTrue();
            code[at] = Alphabet[(Alphabet.IndexOf(code[at], StringComparison.Ordinal) + shift) % 31];
            OrganisationCode.IsValid(new string(code)).ShouldBeFalse();
        });
}
