using System.Security.Cryptography;
using Marten;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <inheritdoc/>
internal sealed class StoredDefinitionFiles(DefinitionReader reader, IDocumentStore store, EngineOptions options)
    : IDefinitionFiles
{
    public async Task<IReadOnlyList<DefinitionFileStatus>> ListAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession(DefinitionStreams.Tenant);
        var found = new List<DefinitionFileStatus>();
        foreach (var latest in await reader.ListAsync(VersionOptions.Latest, null, cancellation))
        {
            var stream = await StreamFolding.LoadAsync<DefinitionState>(
                session, DefinitionStreams.IdOf(latest.DefinitionId), cancellation);
            var state = await StateAsync(stream.State, latest, cancellation);
            found.Add(new DefinitionFileStatus(latest, stream.State.Published, stream.State.File?.Path, state));
        }

        return found;
    }

    private async Task<DefinitionFileState> StateAsync(
        DefinitionState definition, DefinitionVersion latest, CancellationToken cancellation)
    {
        if (definition.File is not { } file)
        {
            return DefinitionFileState.NoFile;
        }

        if (latest is { IsConflict: true, IsPublished: false })
        {
            return DefinitionFileState.Conflict;
        }

        return await HashAsync(file.Path, cancellation) switch
        {
            null => DefinitionFileState.FileGone,
            var hash when hash != file.Hash => DefinitionFileState.FileNewer,
            _ => (definition.Published ?? latest).ContentHash == file.ContentHash
                ? DefinitionFileState.Same
                : DefinitionFileState.DesignerNewer,
        };
    }

    private async Task<string?> HashAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(options.DefinitionsPath, path), cancellation);
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
