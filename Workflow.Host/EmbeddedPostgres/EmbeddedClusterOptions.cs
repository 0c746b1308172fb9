namespace Workflow.Host.EmbeddedPostgres;

/// <summary>What a private cluster is to be like.</summary>
/// <param name="DataDirectory">The host's data folder (DIR); the cluster lives in its <c>postgres</c> folder.</param>
internal sealed record EmbeddedClusterOptions(string DataDirectory)
{
    /// <summary>Folder of <c>postgres</c> and <c>initdb</c>; null searches the machine.</summary>
    public string? Binaries { get; init; }

    /// <summary>Database that is created when it is missing and that the connection string names.</summary>
    public string Database { get; init; } = "workflow";

    /// <summary>Connections the server accepts.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>The port to listen on; null takes a free one at every start.</summary>
    public int? Port { get; init; }

    /// <summary>PostgreSQL's page cache.</summary>
    public string SharedBuffers { get; init; } = "256MB";

    /// <summary>Whether a commit is on disk before it is acknowledged. Only tests that lose nothing by losing data turn it off.</summary>
    public bool Durable { get; init; } = true;
}
