using System.Globalization;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>An invented veteran (退役军人) with the certificate of discharge.</summary>
/// <param name="Person">The father of an example family, or the mother where there is none.</param>
/// <param name="CertificateNumber">退出现役证件编号.</param>
/// <param name="EnlistedOn">Enlisted.</param>
/// <param name="DischargedOn">Discharged.</param>
/// <param name="Kind"><c>conscript</c> (义务兵) or <c>sergeant</c> (军士).</param>
public sealed record ExampleVeteran(
    ExamplePerson Person, string CertificateNumber, DateOnly EnlistedOn, DateOnly DischargedOn, string Kind)
{
    private const int Salt = 32_452_843;
    private const int SergeantsFrom = 3;
    private static readonly DateOnly Discharge = new(2026, 9, 1);

    /// <summary>Whole years served.</summary>
    public int Years => DischargedOn.Year - EnlistedOn.Year;

    /// <summary>The veteran of a family.</summary>
    public static ExampleVeteran Of(ExampleFamily family)
    {
        var years = 2 + new Draw((long)family.Seed + Salt).Next(11);
        return new ExampleVeteran(
            family.Father ?? family.Mother,
            string.Create(CultureInfo.InvariantCulture, $"TY32{family.Seed:D8}"),
            Discharge.AddYears(-years),
            Discharge,
            years < SergeantsFrom ? "conscript" : "sergeant");
    }

    /// <summary>The veteran with this number; null when nobody has it.</summary>
    public static ExampleVeteran? Find(ResidentId id) =>
        ExampleFamilies.OfParent(id) is { } family && Of(family) is { } veteran && veteran.Person.Id.Number == id.Number ? veteran : null;
}
