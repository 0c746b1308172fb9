using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;

namespace Workflow.Activities.Forms;

/// <summary>Adds forms.</summary>
public static class FormsRegistration
{
    /// <summary>Adds <see cref="IForms"/> and <see cref="IFormLibrary"/>; needs a <see cref="Common.DefinitionsFolder"/>.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services) =>
        services
            .AddSingleton<SchemaCompiler>()
            .AddSingleton<FormValidator>()
            .AddSingleton<IForms, SchemaForms>()
            .AddSingleton<IFormLibrary, FormFolder>()
            .AddOptionSource<FormOptions>();
}
