namespace Workflow.Activities.Prefilling;

/// <summary>
/// 同意: the applicant agreed to these uses of data, once. It stands before the calls that it authorises, which name it in the
/// data-use ledger.
/// </summary>
/// <param name="ConsentId">Id; the authorisation of the calls.</param>
/// <param name="Account">Account that agreed.</param>
/// <param name="Scenario">Scenario code it is for.</param>
/// <param name="Title">Scenario name.</param>
/// <param name="DraftKey">Key of the draft that is filled; the filing of the case has it too.</param>
/// <param name="Uses">What was shown and agreed to.</param>
internal sealed record ConsentGiven(
    string ConsentId,
    string Account,
    string Scenario,
    string Title,
    string DraftKey,
    IReadOnlyList<ConsentedUse> Uses);

/// <summary>A use of data as it was shown; names of fields, never values.</summary>
/// <param name="Service">Code of the data service.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Name of the organisation that provides it.</param>
/// <param name="Sent">What is sent.</param>
/// <param name="Returned">Which personal values come back.</param>
/// <param name="Fills">Which questions of the form it fills.</param>
public sealed record ConsentedUse(
    string Service,
    string Name,
    string Provider,
    IReadOnlyList<string> Sent,
    IReadOnlyList<string> Returned,
    IReadOnlyList<string> Fills);
