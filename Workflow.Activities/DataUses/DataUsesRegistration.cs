using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;

namespace Workflow.Activities.DataUses;

/// <summary>Registers what citizens see of the data-use ledger (谁查了我的数据).</summary>
public static class DataUsesRegistration
{
    /// <summary>Adds it; needs cases, data services and prefilling.</summary>
    public static IServiceCollection AddDataUses(this IServiceCollection services) => services
        .AddSingleton<OrganisationNames>()
        .AddTransient<IRequestHandler<ListMyDataUses, Page<DataUse>>, ListMyDataUsesHandler>();
}
