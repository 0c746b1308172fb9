namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The embedded PostgreSQL cannot serve; the message says why and what to do, and can be shown as it is.</summary>
internal sealed class EmbeddedClusterException(string message, Exception? inner = null) : Exception(message, inner);
