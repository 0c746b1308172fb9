using Microsoft.Extensions.Logging;

namespace Workflow.Tests.Support;

/// <summary>A logger whose lines can be read.</summary>
internal sealed class LogLines<T> : ILogger<T>
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception));
}
