using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Tables;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>Writes the catalogue's table; items that stand in no entry are in that of all lists.</summary>
internal sealed class ExportServiceCatalogueHandler(IUnitOfWorkFactory units) : IRequestHandler<ExportServiceCatalogue, SentFile>
{
    public async Task<SentFile> Handle(ExportServiceCatalogue request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireReader(request.Caller);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(Tenants.Province), "service-catalogue"), cancellationToken);
        var all = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
        var entries = all.InOrder.Where(entry => request.List is null || entry.Content.List == request.List).ToList();
        var codes = entries.SelectMany(entry => entry.Content.Items).ToHashSet(StringComparer.Ordinal);
        var content = new CatalogueContent(
            [.. entries.Select(entry => KeyValuePair.Create(entry.Id, entry.Content))],
            [
                .. all.Items.Values.Where(item => request.List is null || codes.Contains(item.Id))
                    .OrderBy(item => item.Id, StringComparer.Ordinal)
                    .Select(item => KeyValuePair.Create(item.Id, item.Content)),
            ]);
        var name = request.List is { } list ? $"实施清单（{ServiceLists.NameOf(list)}）.xlsx" : "实施清单.xlsx";
        return new SentFile(name, SheetWriter.Write(ServiceTable.Of(content)), SheetWriter.MediaType);
    }
}
