using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <inheritdoc/>
internal sealed class DefinitionExporter(IUnitOfWorkFactory units, EngineOptions options) : IDefinitionExports
{
    public async Task<string> ExportAsync(
        Origin origin,
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation)
    {
        await using var change = await DefinitionTransaction.BeginAsync(units, origin, definitionId, cancellation);
        var version = change.State.Versions.Values.LastOrDefault(one => !one.IsDeleted && options.Includes(one))
            ?? throw DefinitionRefusedException.Missing();
        var text = (await change.TextAsync(version, cancellation)).As(version, add: false).ForReview();
        var path = change.State.File?.Path ?? $"{FileName(definitionId)}.workflow.json";

        // Written before the commit: a file that nobody remembers says what the version says, and is taken for that.
        var bytes = Encoding.UTF8.GetBytes(text);
        await WriteAsync(path, bytes, cancellation);
        change.Append([new DefinitionFileSynchronised(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), version.Version)]);
        await change.CommitAsync([], definitionId, _ => Task.FromResult<WorkflowGraph?>(null), cancellation);
        return path;
    }

    private static string FileName(string definitionId)
    {
        var name = string.Concat(definitionId.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));

        // Two ids may look alike without their odd characters.
        return name == definitionId
            ? name
            : $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definitionId)))[..8]}";
    }

    private async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        var target = Path.Combine(options.DefinitionsPath, path);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(temporary, bytes, cancellation);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid, $"文件 {path} 无法写入（{failure.GetType().Name}），请管理员检查定义文件夹的权限。");
        }
    }
}
