using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Api.Idempotency;

/// <summary>An answer kept under a key holds personal values sealed; whoever was given it may have it again in clear.</summary>
internal static class KeptAnswer
{
    /// <summary>The answer as it was given.</summary>
    public static async Task<string> OpenAsync(IVault vault, string tenant, string body, CancellationToken cancellation)
    {
        if (!body.Contains(SealedJson.Marker, StringComparison.Ordinal))
        {
            return body;
        }

        var tree = JsonSerializer.Deserialize<JsonElement>(body);
        var keys = await vault.OpenAsync(tenant, tree, cancellation);
        return keys.OpenTree(tree)?.ToJsonString(AnswerJson.Options) ?? body;
    }
}
