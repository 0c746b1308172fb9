using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Revising;
using Workflow.Activities.ServiceCatalogue.Seeding;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Engine;

namespace Workflow.Activities.ServiceCatalogue;

/// <summary>Registers the catalogue of services (实施清单).</summary>
public static class ServiceCatalogueRegistration
{
    /// <summary>Largest file that can be imported, in bytes.</summary>
    public const int LargestFile = ServiceFile.Largest;

    /// <summary>Adds the catalogue; needs scenarios, the folder of definitions and the engine.</summary>
    public static IServiceCollection AddServiceCatalogue(this IServiceCollection services) => services
        .AddEvent<EntryRevised>("service-entry.revised.v1")
        .AddEvent<ItemRevised>("service-item.revised.v1")
        .AddReadModel<EntryState, ServiceEntryRows>()
        .AddReadModel<ItemState, ServiceItemRows>()
        .AddHostedService<CatalogueSeeding>()
        .AddSingleton<ServiceRevising>()
        .AddTransient<IRequestHandler<ListServiceEntries, ServiceListing>, ListServiceEntriesHandler>()
        .AddTransient<IRequestHandler<GetServiceEntry, ServiceEntryView>, GetServiceEntryHandler>()
        .AddTransient<IRequestHandler<GetServiceItem, ServiceItemView>, GetServiceItemHandler>()
        .AddTransient<IRequestHandler<CompareServiceItem, IReadOnlyList<FieldChange>>, CompareServiceItemHandler>()
        .AddTransient<IRequestHandler<ExportServiceCatalogue, SentFile>, ExportServiceCatalogueHandler>()
        .AddTransient<IRequestHandler<PreviewServiceImport, ImportPreview>, PreviewServiceImportHandler>()
        .AddTransient<IRequestHandler<ImportServiceCatalogue, ImportReceipt>, ImportServiceCatalogueHandler>()
        .AddTransient<IRequestHandler<ReviseServiceEntry, ServiceReceipt>, ReviseServiceEntryHandler>()
        .AddTransient<IRequestHandler<ReviseServiceItem, ServiceReceipt>, ReviseServiceItemHandler>();
}
