using Marten.Schema;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Http;

/// <summary>Adds Elsa's HTTP activities; the routes are the host's.</summary>
public static class HttpRegistration
{
    /// <summary>Adds them. Needs <see cref="HttpSettings"/> and the data services, whose addresses may be called.</summary>
    public static IServiceCollection AddHttpActivities(this IServiceCollection services) => services
        .AddSingleton(new RowMapping(store => store.Schema.For<BookmarkRow>().Index(row => row.Kind, IsEndpoint)))
        .AddActivity<HttpEndpoint>()
        .AddActivity<WriteHttpResponse>()
        .AddActivity<WriteFileHttpResponse>()
        .AddActivity<SendHttpRequest>()
        .AddActivity<FlowSendHttpRequest>()
        .AddActivity<DownloadHttpFile>()
        .AddTrigger<HttpEndpointTrigger>()
        .AddOutgoingClient()
        .AddSingleton<OutgoingAddresses>()
        .AddEffect<HttpRequestEffect>();

    // Looked through at each request to a path with parameters; other bookmarks need not pay for it.
    private static void IsEndpoint(ComputedIndex index) => index.Predicate = $"(data ->> 'kind') = '{EndpointKey.Kind}'";
}
