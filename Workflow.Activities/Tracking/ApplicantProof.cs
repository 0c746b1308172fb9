using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Cases;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tracking;

/// <summary>
/// Tells whether somebody knows the end of the applicant's identity number, or of that of a company's agent: a company's own is public. Only the whole number has a look-up hash on the
/// record: a hash of its end would link strangers who share it. So the number is opened, and the two ends are compared by
/// their keyed hashes, in constant time.
/// </summary>
internal sealed class ApplicantProof(IScenarios scenarios, IVault vault)
{
    public async Task<bool> IsGivenAsync(string tenant, CaseState state, string end, CancellationToken cancellation)
    {
        var number = await IdentityOfAsync(tenant, state, cancellation) ?? string.Empty;
        var known = number.Length > end.Length ? number[^end.Length..].ToUpperInvariant() : string.Empty;
        return CryptographicOperations.FixedTimeEquals(HashOf(known), HashOf(end));
    }

    // Null when the scenario is gone or the applicant was forgotten.
    private async Task<string?> IdentityOfAsync(string tenant, CaseState state, CancellationToken cancellation)
    {
        if (scenarios.Find(state.Scenario) is not { } scenario
            || JsonPointer.Find(JsonNode.Parse(state.Form.GetRawText()), scenario.Company?.Agent ?? scenario.ApplicantId) is not { } leaf)
        {
            return null;
        }

        var value = leaf.Deserialize<JsonElement>();
        if (SealedJson.Read(value) is { } found)
        {
            value = (await vault.OpenAsync(tenant, [found.Key], cancellation)).Open(found);
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private byte[] HashOf(string end) => Encoding.ASCII.GetBytes(vault.LookupHash($"identity end {end}"));
}
