using System.Text.Json;
using Marten;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Correcting;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Licences.Issuing;

/// <summary>Finds the licence in whose place another one is issued (换发).</summary>
internal sealed class ReplacedLicences(IVault vault)
{
    /// <summary>
    /// The licence of the corrected case with the number that an outcome tells; where that was replaced before, the last one in its
    /// place. Null when that case issued none.
    /// </summary>
    public async Task<Loaded<LicenceState>?> FindAsync(
        IUnitOfWork unit, CaseState whole, ItemLicence licence, IReadOnlyList<ItemOutcome> outcomes, CancellationToken cancellation)
    {
        var earlier = whole.Related.FirstOrDefault(one => one.Relation == CaseRelation.Corrected)?.CaseNumber;
        var outcome = outcomes.FirstOrDefault(each => each.Name == licence.Replaces);
        if (earlier is null || outcome is null)
        {
            return null;
        }

        var number = (await vault.OpenAsync(unit.Origin.Tenant, [outcome.Value.Key], cancellation)).Open(outcome.Value);
        if (number.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var digest = vault.LookupHash(LicenceStatement.Digested(number.GetString()!));
        var person = (await unit.LoadAsync<CaseState>(CaseNumber.Stream(earlier), cancellation)).State.Applicant;
        var rows = await unit.Query.Query<LicenceRow>().Where(row => row.Person == person).ToListAsync(cancellation);
        var code = rows
            .Select(row => row.State.Issued!)
            .FirstOrDefault(issued => issued.CaseNumber == earlier && issued.Name == licence.Name && issued.Digest == digest)?.Code;
        return code is null ? null : await LastAsync(unit, code, cancellation);
    }

    private static async Task<Loaded<LicenceState>> LastAsync(IUnitOfWork unit, string code, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<LicenceState>(LicenceState.Stream(code), cancellation);
        return found.State.ReplacedBy is { } next ? await LastAsync(unit, next, cancellation) : found;
    }
}
