using System.Security.Cryptography;
using Marten;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <inheritdoc/>
internal sealed class DefinitionLibrary(
    IUnitOfWorkFactory units,
    IDefinitionParser parser,
    DefinitionStore cache,
    DefinitionReader reader,
    ReusableWorkflowSource reusable,
    IEnumerable<IPublicationHook> hooks) : IDefinitionLibrary
{
    public Task FreshenActivitiesAsync(CancellationToken cancellation) => reusable.FreshenAsync(cancellation);

    public Task<SavedDefinition> SaveAsync(Origin origin, DefinitionDraft draft, CancellationToken cancellation) =>
        SaveAsync(origin, draft, DefinitionText.Read(draft.Text), null, cancellation);

    /// <summary>Saves what was read already; from a file, if it comes from one.</summary>
    public async Task<SavedDefinition> SaveAsync(
        Origin origin,
        DefinitionDraft draft,
        DefinitionText text,
        FileImport? file,
        CancellationToken cancellation)
    {
        var definitionId = draft.DefinitionId ?? text.DefinitionId ?? NewId();
        text = text.With(Naming(definitionId), add: true);
        await reusable.FreshenAsync(cancellation);
        var parsed = parser.Parse(text.Json);
        return await ChangeAsync(origin, definitionId, async change =>
        {
            var before = change.State.Latest;
            if (file?.IsUnchanged(change.State) == true)
            {
                return Saved(before ?? change.State.Versions[change.State.File!.Version], parsed);
            }

            var isConflict = file?.IsConflict(change.State, text.Hash) == true;
            if (before?.ContentHash != text.Hash)
            {
                await WriteAsync(change, definitionId, draft, text, file, isConflict, cancellation);
            }

            var alreadyPublished = change.State.Latest!.IsPublished;
            if (draft.Publish && !isConflict && parsed.CanRun)
            {
                change.Append(DefinitionDecisions.Publish(change.State, change.State.Latest.Version, draft.Note));
            }

            if (file is not null)
            {
                change.Append([new DefinitionFileSynchronised(file.Path, file.Hash, change.State.Latest.Version)]);
            }

            return Saved(change.State.Latest, parsed) with { AlreadyPublished = alreadyPublished, IsNew = before is null };
        }, cancellation);
    }

    public Task<SavedDefinition> PublishAsync(
        Origin origin,
        string definitionId,
        int? version,
        string? note,
        CancellationToken cancellation) => ChangeAsync(origin, definitionId, async change =>
        {
            var latest = DefinitionDecisions.Latest(change.State);
            var chosen = version is { } number ? DefinitionDecisions.Existing(change.State, number) : latest;
            var parsed = parser.Parse((await change.TextAsync(chosen, cancellation)).Json);
            if (!chosen.IsPublished && !parsed.CanRun)
            {
                throw new DefinitionRefusedException(
                    DefinitionRefusal.Invalid,
                    $"流程有 {parsed.Errors.Length} 处错误，不能发布，请逐一改正。",
                    parsed.Problems);
            }

            change.Append(DefinitionDecisions.Publish(change.State, chosen.Version, note));
            var after = change.State.Versions[chosen.Version];
            return Saved(after, parsed) with { AlreadyPublished = chosen.IsPublished };
        }, cancellation);

    public Task<DefinitionVersion> RetractAsync(
        Origin origin,
        string definitionId,
        string? note,
        CancellationToken cancellation) => ChangeAsync(origin, definitionId, change =>
        {
            var published = change.State.Published;
            change.Append(DefinitionDecisions.Retract(change.State, note));
            return Task.FromResult(change.State.Versions[(published ?? change.State.Latest!).Version]);
        }, cancellation);

    public Task<DefinitionVersion> RevertAsync(
        Origin origin,
        string definitionId,
        int version,
        string? note,
        CancellationToken cancellation) => ChangeAsync(origin, definitionId, async change =>
        {
            var source = DefinitionDecisions.Existing(change.State, version);
            var text = await change.TextAsync(source, cancellation);

            // A copy is a version of its own even where the newest is a draft: nothing that was drawn is overwritten.
            var number = change.State.LastNumber + 1;
            var id = await change.FreeIdAsync(null, definitionId, number, cancellation);
            change.Append(DefinitionDecisions.Revert(change.State, source, id, number, note));
            change.Keep(new DefinitionContent { Id = DefinitionContent.IdOf(source), Text = text.Text }, null);
            return change.State.Latest!;
        }, cancellation);

    public Task DeleteVersionAsync(
        Origin origin,
        string definitionId,
        int version,
        string? note,
        CancellationToken cancellation) => ChangeAsync(origin, definitionId, async change =>
        {
            var events = DefinitionDecisions.DeleteVersion(change.State, version, note);
            var gone = change.State.Versions[version];
            await RequireUnusedAsync(change, definitionId, gone, cancellation);
            change.Append(events);
            change.Drop([gone]);
            return true;
        }, cancellation);

    public Task DeleteAsync(Origin origin, string definitionId, string? note, CancellationToken cancellation) =>
        ChangeAsync(origin, definitionId, async change =>
        {
            var events = DefinitionDecisions.Delete(change.State, note);
            await RequireUnusedAsync(change, definitionId, null, cancellation);
            var gone = change.State.Versions.Values.ToList();
            change.Append(events);
            change.Drop(gone);
            return true;
        }, cancellation);

    public async Task<WorkflowGraph?> PinAsync(
        Origin origin,
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation)
    {
        if (options.Kind == VersionKind.Published)
        {
            return await cache.FindPublishedAsync(origin.Tenant, definitionId, cancellation);
        }

        if (await reader.FindAsync(definitionId, options, cancellation) is not { } version)
        {
            return null;
        }

        if (!version.IsFrozen)
        {
            version = await ChangeAsync(origin, definitionId, change =>
            {
                // What is meant is decided under the lock: a save may have come between.
                var meant = change.State.Versions.Values.LastOrDefault(one => !one.IsDeleted && options.Includes(one))
                    ?? throw DefinitionRefusedException.Missing();
                change.Append(DefinitionDecisions.Run(change.State, meant.Version));
                return Task.FromResult(change.State.Versions[meant.Version]);
            }, cancellation);
        }

        return await reader.GraphAsync(version, cancellation);
    }

    public Task<DefinitionVersion?> FindAsync(string definitionId, VersionOptions options, CancellationToken cancellation) =>
        reader.FindAsync(definitionId, options, cancellation);

    public Task<DefinitionVersion?> FindByIdAsync(string versionId, CancellationToken cancellation) =>
        reader.FindByIdAsync(versionId, cancellation);

    public Task<IReadOnlyList<DefinitionVersion>> ListAsync(
        VersionOptions options,
        IReadOnlyCollection<string>? definitionIds,
        CancellationToken cancellation) => reader.ListAsync(options, definitionIds, cancellation);

    public async Task<string> TextAsync(DefinitionVersion version, CancellationToken cancellation) =>
        (await reader.ReadAsync(version, cancellation)).Text;

    public Task<WrittenDefinition> ReadAsync(DefinitionVersion version, CancellationToken cancellation) =>
        reader.ReadAsync(version, cancellation);

    public Task<IReadOnlyList<DefinitionChange>> ChangesAsync(string definitionId, CancellationToken cancellation) =>
        reader.ChangesAsync(definitionId, cancellation);

    private static Dictionary<string, string> Naming(string definitionId) =>
        new(StringComparer.Ordinal) { ["definitionId"] = DefinitionText.Quote(definitionId) };

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private static SavedDefinition Saved(DefinitionVersion version, ParsedDefinition parsed) =>
        new(version, DefinitionReader.Ready(parsed, version), parsed.Problems);

    private static async Task WriteAsync(
        DefinitionTransaction change,
        string definitionId,
        DefinitionDraft draft,
        DefinitionText text,
        FileImport? file,
        bool isConflict,
        CancellationToken cancellation)
    {
        // A file that meets somebody's work in the designer stands beside it, never on it.
        var number = isConflict ? change.State.LastNumber + 1 : DefinitionDecisions.NextNumber(change.State, text.Version);
        var replaced = change.State.Versions.GetValueOrDefault(number);
        var id = replaced?.Id ?? await change.FreeIdAsync(text.VersionId, definitionId, number, cancellation);
        change.Append(DefinitionDecisions.Save(change.State, new NewContent(definitionId, id, number, text.Hash, text.Header)
        {
            BasedOn = draft.BasedOn,
            BasedOnContent = draft.BasedOnContent,
            By = change.Origin.Actor.Id,
            Source = file?.Path,
            IsConflict = isConflict,
            Note = draft.Note,
        }));
        var kept = new DefinitionContent { Id = DefinitionContent.IdOf(definitionId, text.Hash), Text = text.Text };
        change.Keep(kept, replaced is null ? null : DefinitionContent.IdOf(replaced));
    }

    private static async Task RequireUnusedAsync(
        DefinitionTransaction change,
        string definitionId,
        DefinitionVersion? version,
        CancellationToken cancellation)
    {
        var running = change.Session.Query<InstanceRow>().Where(row =>
            row.AnyTenant() && row.DefinitionId == definitionId && row.Status == WorkflowStatus.Running);
        var count = version is null
            ? await running.CountAsync(cancellation)
            : await running.CountAsync(row => row.DefinitionVersionId == version.Id, cancellation);
        if (count > 0)
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.InUse,
                $"还有 {count} 个流程实例在{(version is null ? "这个流程" : $"第 {version.Version} 版")}上运行，"
                + "请等它们结束、取消它们或把它们迁移到其他版本，再删除。");
        }
    }

    private async Task<T> ChangeAsync<T>(
        Origin origin,
        string definitionId,
        Func<DefinitionTransaction, Task<T>> act,
        CancellationToken cancellation)
    {
        await reusable.FreshenAsync(cancellation);
        await using var change = await DefinitionTransaction.BeginAsync(units, origin, definitionId, cancellation);
        var result = await act(change);
        await change.CommitAsync(
            hooks,
            definitionId,
            async version => DefinitionReader.Ready(parser.Parse((await change.TextAsync(version, cancellation)).Json), version),
            cancellation);
        cache.Refresh(definitionId);
        reusable.Expire();
        return result;
    }
}
