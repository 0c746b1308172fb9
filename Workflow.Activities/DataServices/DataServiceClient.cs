using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Polly;
using Polly.Timeout;
using Workflow.Activities.Forms;

namespace Workflow.Activities.DataServices;

/// <summary>Calls services over HTTP, each through its own pipeline of timeout, retries and circuit breaker.</summary>
internal sealed class DataServiceClient(IHttpClientFactory clients, IDataServiceAddress addresses, IConfiguration configuration)
{
    internal const string Name = "data-service";
    private const int LargestAnswer = 1 << 20;

    internal async Task<DataServiceReply> CallAsync(
        DataService service,
        JsonObject input,
        string key,
        string correlation,
        bool isTrial,
        CancellationToken cancellation)
    {
        if (addresses.Base(isTrial) is not { } baseAddress)
        {
            return new DataServiceReply(0, null, false, 0, "No base address is known yet.");
        }

        using var message = DataServiceMessage.Of(service, baseAddress, input, key, correlation, configuration);
        message.Options.Set(DataServicePipelines.Service, service);
        var attempts = new AttemptCount();
        message.Options.Set(AttemptCount.Option, attempts);

        // The pipeline's own time-outs end with the headers; a body that never ends must not hold the worker for ever.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(service.Limits.Timeout * (service.Limits.Attempts + 1));
        try
        {
            using var client = clients.CreateClient(Name);
            client.MaxResponseContentBufferSize = LargestAnswer;
            using var response = await client.SendAsync(message, limit.Token);
            var text = await response.Content.ReadAsStringAsync(limit.Token);
            var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
            return new DataServiceReply((int)response.StatusCode, Parse(text), isProblem, attempts.Value);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or ExecutionRejectedException)
        {
            return new DataServiceReply(0, null, false, attempts.Value, failure.GetType().Name);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DataServiceReply(0, null, false, attempts.Value, nameof(TimeoutException));
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            // Text that cannot be stored makes the whole answer unusable.
            var tree = JsonElement.Parse(text);
            return TextCheck.Find(tree).Any() ? null : JsonObject.Create(tree);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
