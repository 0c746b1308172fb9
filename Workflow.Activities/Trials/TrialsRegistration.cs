using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Trials;

/// <summary>Registers trials (试运行).</summary>
public static class TrialsRegistration
{
    /// <summary>Adds trials; needs cases, tasks, scenarios and the engine.</summary>
    public static IServiceCollection AddTrials(this IServiceCollection services) => services
        .AddTransient<IRequestHandler<StartTrial, TrialReceipt>, StartTrialHandler>()
        .AddTransient<IRequestHandler<GetTrial, TrialView>, GetTrialHandler>()
        .AddTransient<IRequestHandler<DecideInTrial, TrialReceipt>, DecideInTrialHandler>()
        .AddTransient<IRequestHandler<EndWaitInTrial, TrialReceipt>, EndWaitInTrialHandler>();
}
