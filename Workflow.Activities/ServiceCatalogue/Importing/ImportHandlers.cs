using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Importing;

/// <summary>Says what an import would change.</summary>
internal sealed class PreviewServiceImportHandler(IUnitOfWorkFactory units) : IRequestHandler<PreviewServiceImport, ImportPreview>
{
    public async Task<ImportPreview> Handle(PreviewServiceImport request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireKeeper(request.Caller);
        var content = ServiceFile.Read(request.Content);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(Tenants.Province), "service-catalogue"), cancellationToken);
        return ImportDecision.Of(content, await CatalogueSnapshot.ReadAsync(unit, cancellationToken)).Preview;
    }
}

/// <summary>导入.</summary>
internal sealed class ImportServiceCatalogueHandler(IUnitOfWorkFactory units)
    : IRequestHandler<ImportServiceCatalogue, ImportReceipt>
{
    public Task<ImportReceipt> Handle(ImportServiceCatalogue request, CancellationToken cancellationToken)
    {
        ServiceAccess.RequireKeeper(request.Context.Caller);
        var content = ServiceFile.Read(request.Content);
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(request.Context.In(Tenants.Province), cancellationToken);
                var seen = await CatalogueSnapshot.ReadAsync(unit, cancellationToken);
                var decision = ImportDecision.Of(content, seen);
                if (request.Fingerprint is { } previewed && previewed != decision.Fingerprint)
                {
                    throw Refusals.Conflict(
                        "service-catalogue.moved-on", "预览之后清单已被修改，这次导入的结果会与预览不同，没有导入。请重新上传并预览。");
                }

                await unit.AppendAsync(decision, seen, cancellationToken);
                return await unit.CommitAsync(request.Context, decision.Receipt, 200, cancellationToken);
            },
            cancellationToken);
    }
}
