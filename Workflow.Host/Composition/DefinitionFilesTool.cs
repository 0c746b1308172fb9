using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;

namespace Workflow.Host.Composition;

/// <summary>The command <c>export</c>: definitions as files, so that they can be reviewed and kept in version control.</summary>
internal static class DefinitionFilesTool
{
    private static readonly Origin Operator = new(
        new Actor("export", "system", string.Empty, DefinitionStreams.Tenant), "export");

    /// <summary>
    /// Writes every definition that the designer has changed; 2 when some were left alone because their files were changed
    /// too.
    /// </summary>
    public static async Task<int> ExportAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.PrepareEngineAsync(cancellation);
        var exports = services.GetRequiredService<IDefinitionExports>();
        var (written, left) = (0, 0);
        foreach (var one in await services.GetRequiredService<IDefinitionFiles>().ListAsync(cancellation))
        {
            if (one.State is DefinitionFileState.Conflict or DefinitionFileState.FileNewer)
            {
                left++;
                Console.Out.WriteLine($"LEFT {one.Path}: changed in the designer and in the file; choose at /designer/files.");
            }
            else if (one.State != DefinitionFileState.Same)
            {
                written++;
                var options = VersionOptions.Of(one.Due.Version);
                Console.Out.WriteLine(await exports.ExportAsync(Operator, one.Due.DefinitionId, options, cancellation));
            }
        }

        Console.Out.WriteLine($"{written} written, {left} left alone.");
        return left == 0 ? 0 : 2;
    }
}
