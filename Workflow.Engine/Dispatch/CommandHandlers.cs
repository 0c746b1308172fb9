namespace Workflow.Engine.Dispatch;

/// <summary>Domain commands by kind.</summary>
internal sealed class CommandHandlers(IServiceProvider services)
{
    // Resolved late: handlers may need services that themselves need the engine.
    private readonly Lazy<Dictionary<string, ICommandHandler>> byKind = new(() =>
        ((IEnumerable<ICommandHandler>)services.GetService(typeof(IEnumerable<ICommandHandler>))!)
        .ToDictionary(handler => handler.Kind));

    public ICommandHandler Find(string kind) =>
        byKind.Value.TryGetValue(kind, out var handler)
            ? handler
            : throw new InvalidOperationException($"Nobody handles commands of kind {kind}.");
}
