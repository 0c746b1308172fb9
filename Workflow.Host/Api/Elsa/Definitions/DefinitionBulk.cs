using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Changing many definitions; each on its own, so that one that is refused does not hold up the others.</summary>
internal static class DefinitionBulk
{
    private const string DefinitionIds = "definitionIds";

    /// <summary>Maps the endpoints.</summary>
    public static void MapBulk(this IEndpointRouteBuilder write)
    {
        var bulk = write.MapGroup("/bulk-actions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync);
        bulk.MapPost("/publish/workflow-definitions/by-definition-id", PublishAsync);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync);
        bulk.MapPost("/retract/workflow-definitions/by-definition-id", RetractAsync);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteAsync);
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync);
    }

    private static async Task<IResult> PublishAsync(HttpContext http, IDefinitionLibrary library)
    {
        var outcome = new Outcome();
        foreach (var id in BulkBody.Texts(await ElsaBody.TextAsync(http), DefinitionIds))
        {
            await outcome.TryAsync(id, async () => (await library.PublishAsync(http.Origin(), id, null, null, http.RequestAborted))
                .AlreadyPublished);
        }

        return outcome.Answer(new
        {
            published = outcome.Changed,
            alreadyPublished = outcome.Unchanged,
            notFound = outcome.Missing,
            updatedConsumers = Array.Empty<string>(),
        });
    }

    private static async Task<IResult> RetractAsync(HttpContext http, IDefinitionLibrary library)
    {
        var outcome = new Outcome();
        foreach (var id in BulkBody.Texts(await ElsaBody.TextAsync(http), DefinitionIds))
        {
            await outcome.TryAsync(id, async () =>
            {
                var isRetracted = await library.FindAsync(id, VersionOptions.Published, http.RequestAborted) is null;
                await library.RetractAsync(http.Origin(), id, null, http.RequestAborted);
                return isRetracted;
            });
        }

        return outcome.Answer(new
        {
            retracted = outcome.Changed,
            alreadyRetracted = outcome.Unchanged,
            notFound = outcome.Missing,
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, IDefinitionLibrary library)
    {
        var outcome = new Outcome();
        foreach (var id in BulkBody.Texts(await ElsaBody.TextAsync(http), DefinitionIds))
        {
            await outcome.TryAsync(id, async () =>
            {
                await library.DeleteAsync(http.Origin(), id, null, http.RequestAborted);
                return false;
            });
        }

        return outcome.Answer(new { deleted = outcome.Changed.Count });
    }

    private static async Task<IResult> DeleteVersionsAsync(HttpContext http, IDefinitionLibrary library)
    {
        var outcome = new Outcome();
        foreach (var id in BulkBody.Texts(await ElsaBody.TextAsync(http), "ids"))
        {
            await outcome.TryAsync(id, async () =>
            {
                var version = await library.FindByIdAsync(id, http.RequestAborted) ?? throw DefinitionRefusedException.Missing();
                await library.DeleteVersionAsync(
                    http.Origin(), version.DefinitionId, version.Version, null, http.RequestAborted);
                return false;
            });
        }

        return outcome.Answer(new { deleted = outcome.Changed.Count });
    }

    /// <summary>What became of each.</summary>
    private sealed class Outcome
    {
        private readonly List<string> refused = [];

        public List<string> Changed { get; } = [];

        public List<string> Unchanged { get; } = [];

        public List<string> Missing { get; } = [];

        public async Task TryAsync(string id, Func<Task<bool>> isUnchanged)
        {
            try
            {
                (await isUnchanged() ? Unchanged : Changed).Add(id);
            }
            catch (DefinitionRefusedException refusal) when (refusal.Refusal == DefinitionRefusal.Missing)
            {
                Missing.Add(id);
            }
            catch (DefinitionRefusedException refusal)
            {
                refused.Add($"{id}：{refusal.Message}");
                refused.AddRange(DefinitionProblems.Texts(refusal.Problems));
            }
        }

        public IResult Answer(object body) => refused.Count == 0 ? ElsaJson.Answer(body) : ElsaErrors.Of(400, refused).Answer();
    }
}
