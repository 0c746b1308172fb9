using System.Globalization;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>
/// An invented company, one for each example family: the mother is its legal representative, the grandfather works for it. Found again from its
/// organisation code, as the families are from their numbers.
/// </summary>
/// <param name="Code">统一社会信用代码, GB 32100.</param>
/// <param name="Name">Name.</param>
/// <param name="Representative">法定代表人.</param>
/// <param name="Clerk">Who usually applies in its name.</param>
public sealed record ExampleCompany(string Code, string Name, ExamplePerson Representative, ExamplePerson Clerk)
{
    // 9 business administration, 1 enterprise; then the district and nine characters of its own.
    private const string Kind = "91";
    private const int BodyAt = 8;
    private const int CheckAt = 17;

    /// <summary>The company of a family.</summary>
    public static ExampleCompany Of(ExampleFamily family)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{Kind}{family.Division}M{family.Seed:D8}");
        return new ExampleCompany(
            body + OrganisationCode.CheckCharacter(body),
            string.Create(CultureInfo.InvariantCulture, $"南京禾成{family.Seed}号软件有限公司"),
            family.Mother,
            ExampleElders.Of(family));
    }

    /// <summary>The company with a code; null when none has it.</summary>
    public static ExampleCompany? Find(string code) =>
        OrganisationCode.IsValid(code)
        && int.TryParse(code.AsSpan(BodyAt + 1, CheckAt - BodyAt - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        && seed < SeedSpace.Size && Of(ExampleFamilies.Make(seed)) is { } found && found.Code == code ? found : null;
}
