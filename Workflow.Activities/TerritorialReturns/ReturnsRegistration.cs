using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.TerritorialReturns.Making;
using Workflow.Activities.TerritorialReturns.Receiving;
using Workflow.Activities.TerritorialReturns.Viewing;
using Workflow.Engine;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Storage;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>Registers territorial returns (按属地回流).</summary>
public static class ReturnsRegistration
{
    /// <summary>Adds them; needs cases, files, seals, data services and organisations. Reads the section <c>TerritorialReturns</c>.</summary>
    public static IServiceCollection AddTerritorialReturns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReturnOptions>().Bind(configuration.GetSection(ReturnOptions.Section));
        return services
            .AddEvent<ReturnMade>("territorial-return.made.v1")
            .AddEvent<ReturnReceived>("territorial-return.received.v1")
            .AddReadModel<ReturnState, ReturnRows>()
            .AddSingleton(new RowMapping(store => store.Schema.For<ReturnRow>()))
            .AddSingleton<ReturnAccess>()
            .AddSingleton<ReturnLedger>()
            .AddSingleton<ReturnMaking>()
            .AddSingleton<IHourlyRound, NightlyReturns>()
            .AddTransient<IRequestHandler<ListReturns, Page<ReturnSummary>>, ListReturnsHandler>()
            .AddTransient<IRequestHandler<GetReturn, ReturnView>, GetReturnHandler>()
            .AddTransient<IRequestHandler<GetReturnPart, ReturnFile>, GetReturnPartHandler>()
            .AddTransient<IRequestHandler<ReceiveReturn, ReturnReceipt>, ReceiveReturnHandler>();
    }
}
