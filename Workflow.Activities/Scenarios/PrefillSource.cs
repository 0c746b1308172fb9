namespace Workflow.Activities.Scenarios;

/// <summary>A data service that fills part of a form, when the applicant consents (带出).</summary>
/// <param name="Service">Code of the data service.</param>
/// <param name="Request">
/// Field of its request to what is sent: <c>holder:name</c> and <c>holder:idNumber</c> of the signed-in account. What somebody
/// typed is never sent: nobody may look up others by it.
/// </param>
/// <param name="Fields">Pointer in its answer, or <c>holder:…</c>, to the pointer in the form that it fills.</param>
public sealed record PrefillSource(
    string Service,
    IReadOnlyDictionary<string, string> Request,
    IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The account holder's name.</summary>
    public const string HolderName = "holder:name";

    /// <summary>The account holder's identity number.</summary>
    public const string HolderIdNumber = "holder:idNumber";

    /// <summary>What an account tells of its holder.</summary>
    public static IReadOnlyList<string> OfHolder { get; } = [HolderName, HolderIdNumber];
}
