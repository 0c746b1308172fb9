using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Engine.Streams;

/// <summary>Every read model, by the state it is a function of.</summary>
internal sealed class ReadModels(IServiceProvider services)
{
    public void Write<TState>(IDocumentOperations operations, string streamId, TState before, TState after)
    {
        foreach (var model in services.GetServices<IReadModel<TState>>())
        {
            model.Write(operations, streamId, before, after);
        }
    }

    public IReadOnlyCollection<Type> RowsOf<TState>() =>
        [.. services.GetServices<IReadModel<TState>>().SelectMany(model => model.Rows).Distinct()];
}
