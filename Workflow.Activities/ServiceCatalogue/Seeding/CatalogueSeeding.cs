using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Seeding;

/// <summary>
/// Fills an empty catalogue when the host starts. A catalogue that has anything in it is its keepers' own and stays as
/// it is; a file that cannot be read is reported and leaves it empty.
/// </summary>
internal sealed class CatalogueSeeding(
    IUnitOfWorkFactory units, DefinitionsFolder definitions, ILogger<CatalogueSeeding> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(
                    new Origin(Actor.Engine(Tenants.Province), "service-catalogue-seed"), cancellationToken);
                var seen = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
                if (seen.Entries.Count + seen.Items.Count == 0 && Read() is { } content)
                {
                    await unit.AppendAsync(ImportDecision.Of(content, seen), seen, cancellationToken);
                    await unit.CommitAsync(cancellationToken);
                }

                return true;
            },
            cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private CatalogueContent? Read()
    {
        var path = CatalogueSeed.PathIn(definitions);
        try
        {
            return File.Exists(path) ? CatalogueSeed.Parse(File.ReadAllText(path)) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            log.LogError("{File}: {Fault}", path, error.Message);
            return null;
        }
    }
}
