using Workflow.Activities.Http;

namespace Workflow.Host.Api.Workflows;

/// <summary>The paths at which workflows take requests (<c>HttpEndpoint</c>), below Elsa's base path.</summary>
internal static class WorkflowRoutes
{
    /// <summary>Adds what the paths need.</summary>
    public static IServiceCollection AddWorkflowRoutes(this IServiceCollection services) => services
        .AddSingleton<EndpointFinder>()
        .AddSingleton<ReplyWriter>()
        .AddScoped<WorkflowRequests>();

    /// <summary>
    /// Maps them. Who may call is said by each endpoint of a workflow, so the route itself lets everybody come as far as
    /// the question.
    /// </summary>
    public static void MapWorkflowRoutes(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<HttpSettings>();
        app.Map(
                $"{settings.BasePath}/{{**path}}",
                static (HttpContext http) => http.RequestServices.GetRequiredService<WorkflowRequests>().AnswerAsync(http))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>Whether a workflow is asked.</summary>
    public static bool IsWorkflow(this HttpRequest request) =>
        request.Path.StartsWithSegments(
            request.HttpContext.RequestServices.GetRequiredService<HttpSettings>().BasePath,
            StringComparison.OrdinalIgnoreCase);
}
