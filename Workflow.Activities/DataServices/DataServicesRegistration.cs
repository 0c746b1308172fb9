using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflow.Activities.Common;
using Workflow.Activities.Examples;
using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Storage;

namespace Workflow.Activities.DataServices;

/// <summary>Adds data services.</summary>
public static class DataServicesRegistration
{
    /// <summary>
    /// Adds the registry, its activities, the calls and their ledger. Needs <see cref="DefinitionsFolder"/>; an
    /// <see cref="IDataServiceAddress"/> added before (a sandbox's) takes the place of the configured base address.
    /// </summary>
    public static IServiceCollection AddDataServices(this IServiceCollection services)
    {
        services.TryAddSingleton<IDataServiceAddress, ConfiguredAddress>();
        return services
            .AddDataServiceClient()
            .AddExamples()
            .AddSingleton<IDataServices, DataServiceFolder>()
            .AddSingleton<IActivityProvider, DataServiceActivities>()
            .AddSingleton<DataServiceClient>()
            .AddSingleton<IDataCallLedger, DataCallLedger>()
            .AddSingleton(new RowMapping(store => store.Schema.For<DataCall>()
                .Index(call => call.Case!)
                .Index(call => call.Authorisation)
                .Index(call => call.Subjects, index => index.ToGinWithJsonbPathOps())))
            .AddEffect<DataServiceEffect>()
            .AddSingleton<DataServiceEffect>()
            .AddTransient<IRequestHandler<ListDataCalls, Page<DataCall>>, ListDataCallsHandler>();
    }
}
