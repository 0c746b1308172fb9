using Workflow.Host.Api.Http;
using Workflow.Host.Api.OpenApi;
using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api;

/// <summary>What endpoints of the API say of themselves.</summary>
internal static class EndpointExtensions
{
    /// <summary>Name and one sentence for the OpenAPI document.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary);

    /// <summary>It may answer with problem details of these statuses; 500 and 503 go without saying.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Concat([500, 503]))
        {
            endpoint.Produces<ApiProblem>(status, Problem.MediaType);
        }

        return endpoint;
    }

    /// <summary>It takes a JSON body of this shape, read by <see cref="RequestBody"/>.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull =>
        endpoint.Accepts<TBody>("application/json").Refuses(400, 413, 415);

    /// <summary>It takes a query parameter, read by <see cref="QueryFields"/>.</summary>
    public static RouteHandlerBuilder Query(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryParameter(name, description, "string", null));

    /// <summary>It takes a whole number in the query.</summary>
    public static RouteHandlerBuilder QueryNumber(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryParameter(name, description, "integer", null));

    /// <summary>It takes one of some words in the query.</summary>
    public static RouteHandlerBuilder QueryWord(
        this RouteHandlerBuilder endpoint,
        string name,
        string description,
        params IReadOnlyList<string> words) =>
        endpoint.WithMetadata(new QueryParameter(name, description, "string", words));

    /// <summary>It honours <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder Versioned(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new VersionedMetadata()).Refuses(409);
}
