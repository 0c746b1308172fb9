using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Correcting;

/// <summary>Which case a correction may be about.</summary>
internal static class CorrectedCase
{
    /// <summary>
    /// Whether the applicant of a correction may have what another case registered corrected: a granted case of the scenario, and the applicant
    /// is one of the people it names, and vouched for: by the account that filed that case, or by an account of their own.
    /// </summary>
    /// <param name="earlier">The case to correct.</param>
    /// <param name="correction">The case that asks.</param>
    /// <param name="scenario">What the earlier one has to be about.</param>
    /// <param name="holder">Pseudonym of the verified holder of the account that asks; null where nobody was verified.</param>
    public static bool IsOf(CaseState earlier, CaseState correction, string? scenario, string? holder) =>
        earlier is { Status: CaseStatus.Closed, Result: CaseResult.Granted }
        && earlier.Scenario == scenario
        && PeopleOf(earlier).Contains(correction.Applicant)
        && (earlier.Filer == correction.Filer || holder == correction.Applicant);

    /// <summary>What happens to the two of them, as events of the correction and of the earlier one; none when it was said before.</summary>
    public static (IReadOnlyList<object> Correction, IReadOnlyList<object> Earlier) Relate(CaseState earlier, CaseState correction) =>
        correction.Related.Any(one => one.CaseNumber == earlier.Number)
            ? ([], [])
            : ([new CaseRelated(earlier.Number, CaseRelation.Corrected)], [new CaseRelated(correction.Number, CaseRelation.Correction)]);

    // Whoever a form names has a key of their own, and its values say whose they are without being opened.
    private static HashSet<string> PeopleOf(CaseState state) =>
        [state.Applicant, .. SealedJson.Find(state.Form).Select(value => value.Subject)];
}
