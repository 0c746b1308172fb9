using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Licences.Issuing;

/// <summary>Issues a licence when an item is granted whose scenario names one of its outcomes as such, in the same transaction.</summary>
internal sealed class LicenceIssuing(IScenarios scenarios, IOrganisations organisations, IVault vault, InstallationSeal seal, ReplacedLicences replaced)
    : IOutcomeWatch
{
    public async Task GrantedAsync(
        IUnitOfWork unit, CaseState whole, CaseItem item, IReadOnlyList<ItemOutcome> outcomes, CancellationToken cancellation)
    {
        var (scenario, tenant) = (scenarios.Find(whole.Scenario), unit.Origin.Tenant);
        var licence = scenario?.Items.FirstOrDefault(each => each.Code == item.Plan.Code)?.Licence;
        if (scenario is null || licence is null || Tenants.IsTrial(tenant))
        {
            return;
        }

        var old = licence.Replaces is null ? null : await replaced.FindAsync(unit, whole, licence, outcomes, cancellation);
        foreach (var outcome in outcomes.Where(each => licence.IsNumber(each.Name) && (licence.Replaces is null || old is not null)))
        {
            await IssueAsync(unit, scenario, licence.Name, whole, item, outcome, old, cancellation);
        }
    }

    private async Task IssueAsync(
        IUnitOfWork unit,
        Scenario scenario,
        string name,
        CaseState whole,
        CaseItem item,
        ItemOutcome outcome,
        Loaded<LicenceState>? old,
        CancellationToken cancellation)
    {
        var code = VerificationCode.Of(vault, $"licence {item.Number} {outcome.Name}");
        var found = await unit.LoadAsync<LicenceState>(LicenceState.Stream(code), cancellation);
        var number = (await vault.OpenAsync(unit.Origin.Tenant, [outcome.Value.Key], cancellation)).Open(outcome.Value);
        if (found.Exists || number.ValueKind != JsonValueKind.String)
        {
            return;
        }

        // One in the place of another is its holder's, and of the office that issued that.
        var before = old?.State.Issued;
        var digest = vault.LookupHash(LicenceStatement.Digested(number.GetString()!));
        unit.Append(found, [new LicenceIssued(
            code,
            name,
            outcome.Value,
            before is null ? HolderOf(scenario, whole) : before.Holder,
            before?.Person ?? whole.Applicant,
            before?.Account ?? whole.Filer,
            before?.Organisation ?? item.Plan.Organisation,
            before?.Issuer ?? organisations.NameOf(item.Plan.Organisation),
            whole.Number,
            digest,
            seal.Sign(LicenceStatement.Of(code, name, digest)),
            seal.KeyId)]);
        if (old is not null)
        {
            unit.Append(old, LicenceDecisions.Replace(old.State, code, unit.Origin.Actor.Id));
        }
    }

    // As it stands in the form, sealed; nothing is opened for it.
    private static Remark? HolderOf(Scenario scenario, CaseState whole) =>
        JsonPointer.Find(JsonNode.Parse(whole.Form.GetRawText()), scenario.ApplicantName) is { } leaf
            ? Remark.From(leaf.Deserialize<JsonElement>())
            : null;
}
