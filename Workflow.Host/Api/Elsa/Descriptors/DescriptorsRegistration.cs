namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Registers what the endpoints of descriptors need.</summary>
internal static class DescriptorsRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddElsaDescriptors(this IServiceCollection services) =>
        services.AddSingleton<DescriptorCatalogue>();
}
