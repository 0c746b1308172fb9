namespace Workflow.Activities.DataServices;

/// <summary>Counts the HTTP requests of one call, retries included.</summary>
internal sealed class AttemptCount
{
    internal static readonly HttpRequestOptionsKey<AttemptCount> Option = new("attempts");

    private int value;

    internal int Value => value;

    /// <summary>Stands innermost, so that each retry passes it.</summary>
    internal sealed class Handler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Options.TryGetValue(Option, out var count))
            {
                Interlocked.Increment(ref count.value);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
