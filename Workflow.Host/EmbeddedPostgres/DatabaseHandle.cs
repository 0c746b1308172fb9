namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The database the host works on; disposing of it, after everything that uses it, stops the embedded server if there is one.</summary>
/// <param name="ConnectionString">For Npgsql and Marten.</param>
/// <param name="Embedded">The host's own cluster; null when the configuration names a database.</param>
internal sealed record DatabaseHandle(string ConnectionString, EmbeddedCluster? Embedded) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
