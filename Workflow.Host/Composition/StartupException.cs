namespace Workflow.Host.Composition;

/// <summary>The host cannot start as it is configured; the message says what to do, and is shown as it is.</summary>
internal sealed class StartupException(string message) : Exception(message);
