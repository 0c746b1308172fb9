using System.Collections.Concurrent;
using MediatR;

namespace Workflow.Tests.Api;

/// <summary>Answers requests as a test says, and remembers them.</summary>
internal sealed class ScriptedMediator : IMediator
{
    private readonly ConcurrentDictionary<Type, Func<object, object>> answers = new();

    public ConcurrentQueue<object> Received { get; } = new();

    public void On<TRequest, TResponse>(Func<TRequest, TResponse> answer)
        where TRequest : IRequest<TResponse>
        where TResponse : notnull =>
        answers[typeof(TRequest)] = request => answer((TRequest)request);

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        Received.Enqueue(request);
        return answers.TryGetValue(request.GetType(), out var answer)
            ? Task.FromResult((TResponse)answer(request))
            : throw new InvalidOperationException($"No answer was scripted for {request.GetType().Name}.");
    }

    public Task Publish(object notification, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification =>
        throw new NotSupportedException();
}
