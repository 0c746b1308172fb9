using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Files;

/// <summary>Registers files (材料、照片).</summary>
public static class FilesRegistration
{
    // The table has the name it had when assignments alone had files.
    private const string Table = "evidencerow";

    /// <summary>Adds the one place where the bytes of files are kept.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton(new RowMapping(store => store.Schema.For<FileContent>().DocumentAlias(Table)));
}
