using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cases;
using Workflow.Activities.ServiceCodes.Binding;
using Workflow.Activities.ServiceCodes.Drafting;
using Workflow.Activities.ServiceCodes.Filing;
using Workflow.Activities.ServiceCodes.Resolving;
using Workflow.Engine;

namespace Workflow.Activities.ServiceCodes;

/// <summary>Registers service codes (苏服码).</summary>
public static class ServiceCodesRegistration
{
    /// <summary>Adds them; needs cases, drafts, mandates, prefilling, data uses and organisations. Reads the section <c>ServiceCodes</c>.</summary>
    public static IServiceCollection AddServiceCodes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServiceCodeOptions>().Bind(configuration.GetSection(ServiceCodeOptions.Section));
        return services
            .AddEvent<ServiceCodeBound>("service-code.bound.v1")
            .AddEvent<ServiceCodeUnbound>("service-code.unbound.v1")
            .AddEvent<ServiceCodeUsed>("service-code.used.v1")
            .AddEvent<CounterVisitOpened>("counter-visit.opened.v1")
            .AddSingleton<CounterVisits>()
            .AddSingleton<CounterApplicants>()
            .AddSingleton<CounterDraftKeeping>()
            .AddTransient<IRequestHandler<GetMyServiceCode, MyServiceCode>, GetMyServiceCodeHandler>()
            .AddTransient<IRequestHandler<BindServiceCode, ServiceCodeBinding>, BindServiceCodeHandler>()
            .AddTransient<IRequestHandler<UnbindServiceCode, ServiceCodeBinding>, UnbindServiceCodeHandler>()
            .AddTransient<IRequestHandler<ResolveServiceCode, CounterReceipt>, ResolveServiceCodeHandler>()
            .AddTransient<IRequestHandler<GetCounterVisit, CounterVisit>, GetCounterVisitHandler>()
            .AddTransient<IRequestHandler<FileAtCounter, CaseReceipt>, FileAtCounterHandler>()
            .AddTransient<IRequestHandler<GetCounterDraft, CounterDraft>, GetCounterDraftHandler>()
            .AddTransient<IRequestHandler<SaveCounterDraft, CounterDraft>, SaveCounterDraftHandler>()
            .AddTransient<IRequestHandler<CounterDraftFiled, Unit>, CounterDraftFiledHandler>();
    }
}
