using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Documents.Printing;

namespace Workflow.Activities.Documents;

/// <summary>Adds the making of documents.</summary>
public static class DocumentsRegistration
{
    /// <summary>Adds printing; reads the section <c>Documents</c>.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrintOptions>().Bind(configuration.GetSection(PrintOptions.Section));
        return services
            .AddSingleton<PrintPrograms>()
            .AddSingleton<LetterPrinter>()
            .AddSingleton<ILetterPrinter>(provider => provider.GetRequiredService<LetterPrinter>())
            .AddSingleton<IPagePrinter>(provider => provider.GetRequiredService<LetterPrinter>());
    }
}
