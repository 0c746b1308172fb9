using Marten;

namespace Workflow.Engine.Definitions;

/// <summary>Keeps <see cref="ReusableWorkflows"/> in step with the library, within two seconds of another node's change.</summary>
internal sealed class ReusableWorkflowSource(IDocumentStore store, ReusableWorkflows known) : IDisposable
{
    private const long Fresh = 2_000;

    private readonly SemaphoreSlim one = new(1, 1);
    private long until = long.MinValue;

    /// <summary>Has them looked up again the next time.</summary>
    public void Expire() => until = long.MinValue;

    /// <summary>Looks them up, unless that was done a moment ago. To be called before a definition is read.</summary>
    public async Task FreshenAsync(CancellationToken cancellation)
    {
        if (until >= Environment.TickCount64)
        {
            return;
        }

        await one.WaitAsync(cancellation);
        try
        {
            if (until < Environment.TickCount64)
            {
                until = Environment.TickCount64 + Fresh;
                await LookAsync(cancellation);
            }
        }
        catch
        {
            Expire();
            throw;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var versions = await session.Query<DefinitionVersion>()
            .Where(version => version.Header.UsableAsActivity && version.IsFrozen)
            .ToListAsync(cancellation);
        var found = new List<ReusableWorkflow>();
        foreach (var version in versions)
        {
            var isPublished = version is { IsPublished: true, IsDeleted: false };
            var json = known.Find(version.Id) ?? (await DefinitionReader.TextAsync(session, version, cancellation)).Json;
            found.Add(new ReusableWorkflow(version.DefinitionId, version.Id, version.Version, isPublished, json));
        }

        known.Replace(found);
    }
}
