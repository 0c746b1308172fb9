using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Workflow.Host.Composition;

/// <summary>Connects MediatR with the container; the package that did so is not used.</summary>
internal static class MediatorRegistration
{
    /// <summary>Adds the mediator and every handler found in the assemblies, unless its slice has added it.</summary>
    public static IServiceCollection AddMediator(this IServiceCollection services, params IReadOnlyCollection<Assembly> assemblies)
    {
        services.TryAddScoped<ServiceFactory>(provider => type => provider.GetRequiredService(type));
        services.TryAddScoped<IMediator, Mediator>();
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsConcrete))
        {
            foreach (var handled in type.GetInterfaces().Where(IsHandler))
            {
                services.TryAddScoped(handled, type);
            }
        }

        return services;
    }

    private static bool IsConcrete(Type type) => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false };

    private static bool IsHandler(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
