using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Tracking;

/// <summary>Registers following a case without signing in (凭号查询).</summary>
public static class TrackingRegistration
{
    /// <summary>Adds it; needs cases.</summary>
    public static IServiceCollection AddTracking(this IServiceCollection services) => services
        .AddSingleton<ApplicantProof>()
        .AddTransient<IRequestHandler<TrackCase, TrackedCase>, TrackCaseHandler>();
}
