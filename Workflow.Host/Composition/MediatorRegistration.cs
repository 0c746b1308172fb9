using MediatR;

namespace Workflow.Host.Composition;

/// <summary>Connects MediatR with the container; the package that did so is not used.</summary>
internal static class MediatorRegistration
{
    /// <summary>Adds the mediator; every slice adds its own handlers.</summary>
    public static IServiceCollection AddMediator(this IServiceCollection services) => services
        .AddScoped<ServiceFactory>(provider => type => provider.GetRequiredService(type))
        .AddScoped<IMediator, Mediator>();
}
