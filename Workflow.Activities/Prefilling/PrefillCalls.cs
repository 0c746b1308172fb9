using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.DataServices;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Prefilling;

/// <summary>
/// Asks data services at once, while the citizen waits, by the same way as workflows do: with the request sealed, the answer
/// checked, and a line in the ledger. There is nothing to make good after a crash: the citizen asks again or types.
/// </summary>
internal sealed class PrefillCalls(DataServiceEffect effect, LicencePrefill licences, IVault vault)
{
    /// <summary>Asks in the ledger.</summary>
    public const string Asker = "Prefilling";

    /// <summary>What a source fills, by pointer in the form; null when it gave nothing.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, JsonNode?>>?> AskAsync(
        string tenant, string consentId, Scenario scenario, PrefillSource source, AccountHolder holder, CancellationToken cancellation)
    {
        var subject = vault.SubjectOf(holder.IdNumber);
        if (source.Licence is not null)
        {
            return await licences.AskAsync(tenant, consentId, scenario, source, subject, cancellation);
        }

        var keys = await vault.KeysOfAsync(tenant, [subject], cancellation);
        var input = new JsonObject(source.Request.Select(
            sent => KeyValuePair.Create<string, JsonNode?>(sent.Key, keys.SealNode(subject, Of(holder, sent.Value)))));
        var request = new DataServiceRequest(
            source.Service, JsonSerializer.SerializeToElement(input), null, scenario.Code, null, Asker, scenario.Lead);
        var work = new EffectWork(
            tenant, DataServiceRequest.EffectKind, $"{consentId}/{source.Service}", request.ToJson(), null, consentId);
        if (await effect.PerformAsync(work, 1, cancellation) is not EffectOutcome.Answered(var answer)
            || !answer.GetProperty("found").GetBoolean())
        {
            return null;
        }

        var sealedResult = answer.GetProperty("result");
        var result = (await vault.OpenAsync(tenant, sealedResult, cancellation)).OpenTree(sealedResult);
        return
        [
            .. source.Fields.Select(field => KeyValuePair.Create(
                field.Value, Of(holder, field.Key) ?? JsonPointer.Find(result, field.Key))),
        ];
    }

    private static JsonValue? Of(AccountHolder holder, string attribute) => attribute switch
    {
        PrefillSource.HolderName => JsonValue.Create(holder.Name),
        PrefillSource.HolderIdNumber => JsonValue.Create(holder.IdNumber),
        _ => null,
    };
}
