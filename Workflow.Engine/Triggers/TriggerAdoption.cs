using Marten;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Indexes the triggers of definitions that a release without the index, or without that kind of trigger, has published:
/// they answer after the upgrade without being published again.
/// </summary>
internal sealed partial class TriggerAdoption(
    IDocumentStore store,
    IUnitOfWorkFactory units,
    DefinitionReader definitions,
    TriggerReader reader,
    IEnumerable<IPublicationHook> hooks,
    TimeProvider clock,
    ILogger<TriggerAdoption> log)
{
    private static readonly Origin Upgrade = new(
        new Actor("upgrade", "system", string.Empty, DefinitionStreams.Tenant), "trigger-adoption");

    /// <summary>Indexes what has triggers and none in the index.</summary>
    public async Task AdoptAsync(CancellationToken cancellation)
    {
        foreach (var version in await definitions.ListAsync(VersionOptions.Published, null, cancellation))
        {
            if (!await IsIndexedAsync(version, cancellation)
                && await definitions.GraphAsync(version, cancellation) is { } graph
                && reader.Read(graph, clock.GetUtcNow()) is { Triggers.Count: > 0 })
            {
                await AdoptAsync(version, cancellation);
            }
        }
    }

    private async Task AdoptAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        try
        {
            await using var change = await DefinitionTransaction.BeginAsync(units, Upgrade, version.DefinitionId, cancellation);

            // Another node that starts at the same time may have been faster.
            if (change.State.Published?.Id == version.Id && !await IsIndexedAsync(version, cancellation))
            {
                await change.RetellAsync(
                    hooks, version.DefinitionId, published => definitions.GraphAsync(published, cancellation), cancellation);
                LogIndexed(version.DefinitionId, version.Version);
            }
        }
        catch (DefinitionRefusedException refused)
        {
            LogRefused(refused, version.DefinitionId, version.Version);
        }
    }

    private async Task<bool> IsIndexedAsync(DefinitionVersion version, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.Query<TriggerRow>().AnyAsync(row => row.VersionId == version.Id, cancellation);
    }

    [LoggerMessage(LogLevel.Information, "The triggers of {Definition} version {Version} are indexed")]
    private partial void LogIndexed(string definition, int version);

    [LoggerMessage(LogLevel.Warning, "The triggers of {Definition} version {Version} cannot be indexed; publish it again")]
    private partial void LogRefused(Exception exception, string definition, int version);
}
