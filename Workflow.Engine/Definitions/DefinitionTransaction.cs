using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>One change of one definition: under its lock, in one transaction, told to whoever listens.</summary>
internal sealed class DefinitionTransaction : IAsyncDisposable
{
    private readonly IUnitOfWork unit;
    private readonly DefinitionVersion? published;
    private readonly Dictionary<string, DefinitionContent> written = new(StringComparer.Ordinal);
    private Loaded<DefinitionState> stream;

    private DefinitionTransaction(IUnitOfWork unit, Loaded<DefinitionState> stream) =>
        (this.unit, this.stream, published) = (unit, stream, stream.State.Published);

    /// <summary>The definition as it is, with what this transaction has changed already.</summary>
    public DefinitionState State => stream.State;

    /// <summary>Who changes it.</summary>
    public Origin Origin => unit.Origin;

    /// <summary>Reads and writes of the same transaction.</summary>
    public IDocumentSession Session => unit.Session;

    /// <summary>Waits for whoever else changes the definition, and reads it.</summary>
    public static async Task<DefinitionTransaction> BeginAsync(
        IUnitOfWorkFactory units,
        Origin origin,
        string definitionId,
        CancellationToken cancellation)
    {
        var unit = await units.BeginAsync(DefinitionStreams.Shared(origin), cancellation);
        try
        {
            var id = DefinitionStreams.IdOf(definitionId);
            await LockAsync(unit.Session, id, cancellation);
            return new DefinitionTransaction(unit, await unit.LoadAsync<DefinitionState>(id, cancellation));
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds events.</summary>
    public void Append(IReadOnlyList<object> events) => stream = unit.Append(stream, events);

    /// <summary>An id for a version that no other version of any definition has.</summary>
    public async Task<string> FreeIdAsync(string? wished, string definitionId, int number, CancellationToken cancellation)
    {
        foreach (var id in new[] { wished, $"{definitionId}:{number}" }.OfType<string>())
        {
            // The id is held until the commit, so that another definition cannot take it meanwhile.
            await LockAsync(Session, $"definition-version:{id}", cancellation);
            if (await Session.LoadAsync<DefinitionVersion>(id, cancellation) is null)
            {
                return id;
            }
        }

        return $"{definitionId}:{number}:{Guid.CreateVersion7(unit.Now):N}";
    }

    /// <summary>A version's text, written in this transaction or before.</summary>
    public Task<DefinitionText> TextAsync(DefinitionVersion version, CancellationToken cancellation) =>
        written.TryGetValue(DefinitionContent.IdOf(version), out var content)
            ? Task.FromResult(DefinitionText.Read(content.Text))
            : DefinitionReader.TextAsync(Session, version, cancellation);

    /// <summary>Keeps a version's new content and lets go of the one it replaces.</summary>
    public void Keep(DefinitionContent content, string? replaced)
    {
        Session.Store(content);
        written[content.Id] = content;
        if (replaced is not null
            && replaced != content.Id
            && !State.Versions.Values.Any(version => DefinitionContent.IdOf(version) == replaced))
        {
            Session.Delete<DefinitionContent>(replaced);
        }
    }

    /// <summary>Lets go of the contents of deleted versions; those that were published or run stay for their histories.</summary>
    public void Drop(IEnumerable<DefinitionVersion> gone)
    {
        var kept = State.Versions.Values
            .Where(version => version.IsFrozen || !version.IsDeleted)
            .Select(DefinitionContent.IdOf)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var content in gone.Select(DefinitionContent.IdOf).Where(content => !kept.Contains(content)).Distinct())
        {
            Session.Delete<DefinitionContent>(content);
        }
    }

    /// <summary>Tells the listeners if what is published has changed, and commits.</summary>
    public async Task CommitAsync(
        IEnumerable<IPublicationHook> hooks,
        string definitionId,
        Func<DefinitionVersion, Task<WorkflowGraph?>> graph,
        CancellationToken cancellation)
    {
        if (State.Published?.Id != published?.Id)
        {
            await TellAsync(hooks, definitionId, graph, cancellation);
        }

        await unit.CommitAsync(cancellation);
    }

    /// <summary>Tells the listeners what is published, though it has not changed, and commits.</summary>
    public async Task RetellAsync(
        IEnumerable<IPublicationHook> hooks,
        string definitionId,
        Func<DefinitionVersion, Task<WorkflowGraph?>> graph,
        CancellationToken cancellation)
    {
        await TellAsync(hooks, definitionId, graph, cancellation);
        await unit.CommitAsync(cancellation);
    }

    private async Task TellAsync(
        IEnumerable<IPublicationHook> hooks,
        string definitionId,
        Func<DefinitionVersion, Task<WorkflowGraph?>> graph,
        CancellationToken cancellation)
    {
        var now = State.Published is { } version ? await graph(version) : null;
        foreach (var hook in hooks)
        {
            await hook.PublicationChangedAsync(unit, definitionId, now, cancellation);
        }
    }

    public ValueTask DisposeAsync() => unit.DisposeAsync();

    private static async Task LockAsync(IDocumentSession session, string name, CancellationToken cancellation)
    {
        await session.BeginTransactionAsync(cancellation);
        await session.QueryAsync<int>(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as held", cancellation, name);
    }
}
