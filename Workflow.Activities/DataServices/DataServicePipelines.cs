using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Workflow.Activities.DataServices;

/// <summary>One resilience pipeline for each service and version of its file.</summary>
internal static class DataServicePipelines
{
    internal static readonly HttpRequestOptionsKey<DataService> Service = new("data-service");

    internal static IServiceCollection AddDataServiceClient(this IServiceCollection services)
    {
        var client = services.AddHttpClient(DataServiceClient.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })

            // Addresses may hold personal values; the call ledger records what may be known.
            .RemoveAllLoggers();
        client.AddResilienceHandler("pipeline", (pipeline, context) => Build(
                pipeline,
                LimitsOf(context.ServiceProvider.GetRequiredService<IDataServices>(), context.InstanceName)))
            .SelectPipelineBy(_ => message => message.Options.TryGetValue(Service, out var service)
                ? $"{service.Code}@{service.Hash}"
                : string.Empty);
        client.AddHttpMessageHandler(() => new AttemptCount.Handler());
        return services;
    }

    private static DataServiceLimits LimitsOf(IDataServices services, string instance) =>
        services.Find(instance.Split('@')[0])?.Limits
        ?? throw new InvalidOperationException($"No data service is registered as {instance}.");

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, DataServiceLimits limits)
    {
        if (limits.Attempts > 1)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Attempts - 1,
                Delay = limits.FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
            });
        }

        pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = limits.BreakerRatio,
                MinimumThroughput = limits.BreakerThroughput,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = limits.Break,
            })
            .AddTimeout(limits.Timeout);
    }
}
