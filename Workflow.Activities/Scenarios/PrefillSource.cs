namespace Workflow.Activities.Scenarios;

/// <summary>A data service, or the e-licences that this installation has issued, that fills part of a form, when the applicant consents (带出).</summary>
/// <param name="Service">Code of the data service; <see cref="OwnLicences"/> for e-licences of this installation.</param>
/// <param name="Request">
/// Field of its request to what is sent: <c>holder:name</c> and <c>holder:idNumber</c> of the signed-in account. What somebody
/// typed is never sent: nobody may look up others by it.
/// </param>
/// <param name="Fields">Pointer in its answer, or <c>holder:…</c>, to the pointer in the form that it fills; <c>licence:…</c> of an e-licence.</param>
/// <param name="Licence">证照名称 of the e-licence; null for a data service.</param>
public sealed record PrefillSource(
    string Service,
    IReadOnlyDictionary<string, string> Request,
    IReadOnlyDictionary<string, string> Fields,
    string? Licence = null)
{
    /// <summary>Stands in the place of a data service's code.</summary>
    public const string OwnLicences = "own-licences";

    /// <summary>The number of an e-licence.</summary>
    public const string LicenceNumber = "licence:number";

    /// <summary>The case in which an e-licence was issued.</summary>
    public const string LicenceCase = "licence:caseNumber";

    /// <summary>The account holder's name.</summary>
    public const string HolderName = "holder:name";

    /// <summary>The account holder's identity number.</summary>
    public const string HolderIdNumber = "holder:idNumber";

    /// <summary>What an e-licence tells, by what people call it.</summary>
    public static IReadOnlyDictionary<string, string> OfLicence { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [LicenceNumber] = "证照编号",
        [LicenceCase] = "办件编号",
    };

    /// <summary>What an account tells of its holder.</summary>
    public static IReadOnlyList<string> OfHolder { get; } = [HolderName, HolderIdNumber];
}
