using System.Text.Json.Nodes;
using Workflow.Activities.DataServices;
using Workflow.Activities.Licences;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Prefilling;

/// <summary>
/// Looks among the e-licences that this installation has issued to the holder (本系统签发的电子证照). Nobody is called, but it is a use
/// of data all the same: a line in the ledger, with the consent as its authorisation.
/// </summary>
internal sealed class LicencePrefill(LicenceFinder finder, IDataCallLedger ledger, TimeProvider clock)
{
    /// <summary>Role of the office that keeps them.</summary>
    public const string Keeper = "data";

    /// <summary>What people call the use.</summary>
    public static string NameOf(string licence) => $"本系统签发的电子证照：{licence}";

    /// <summary>What people call what comes back.</summary>
    public static IReadOnlyList<string> Returned(PrefillSource source) => [.. source.Fields.Keys.Select(told => PrefillSource.OfLicence[told])];

    /// <summary>What the holder's valid licence fills, by pointer in the form; null when there is none.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, JsonNode?>>?> AskAsync(
        string tenant, string consentId, Scenario scenario, PrefillSource source, string person, CancellationToken cancellation)
    {
        var found = await finder.FindValidAsync(person, source.Licence!, cancellation);
        var key = $"{consentId}/{source.Service}";
        var line = OwnDataUse.Of(
            key,
            key,
            source.Service,
            NameOf(source.Licence!),
            PrefillCalls.Asker,
            Keeper,
            scenario.Lead,
            consentId,
            person,
            found is null ? [] : [.. Returned(source).Select(told => "/" + told)],
            clock.GetUtcNow());
        await ledger.RecordAsync(
            new EffectWork(tenant, source.Service, key, default, null, consentId), found is null ? line with { Outcome = "not-found" } : line);
        if (found is null)
        {
            return null;
        }

        var keys = await finder.KeysAsync(found, cancellation);
        return [.. source.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Value, Of(found, keys, field.Key)))];
    }

    private static JsonValue? Of(LicenceState found, KeyRing keys, string told) => told switch
    {
        PrefillSource.LicenceNumber => JsonValue.Create(LicenceFinder.NumberOf(found, keys)),
        PrefillSource.LicenceCase => JsonValue.Create(found.Issued!.CaseNumber),
        _ => null,
    };
}
