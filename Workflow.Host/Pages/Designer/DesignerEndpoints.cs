using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Pages.Designer;

/// <summary>
/// The designer's pages. All four are one document: going from one to another swaps Elsa Studio's screens in place,
/// because its runtime takes seconds to start; each address also opens by itself.
/// </summary>
internal static class DesignerEndpoints
{
    /// <summary>Maps the pages and the files they load.</summary>
    public static void MapDesigner(this IEndpointRouteBuilder app)
    {
        var designer = app.MapGroup(DesignerViews.Definitions).ExcludeFromDescription();
        designer.MapStudioFiles();
        var pages = designer.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.LooksAtWorkflows);
        pages.MapGet("/", (HttpContext http, StudioHolder studio) => Show(http, studio));
        pages.MapGet("/definitions", () => Results.Redirect(DesignerViews.Definitions));
        pages.MapGet("/definitions/{id}", ShowDefinitionAsync);
        var instances = designer.MapGroup("/instances").RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        instances.MapGet("/", (HttpContext http, StudioHolder studio) => Show(http, studio));
        instances.MapGet("/{id}", ShowInstanceAsync);

        // Where Elsa Studio itself leads; its page reloads here.
        pages.MapGet("/workflows/definitions/{id}/edit", (string id) => Results.Redirect(DesignerViews.Definition(id)));
        pages.MapGet("/workflows/instances/{id}/view", (string id) => Results.Redirect(DesignerViews.Instance(id)));
    }

    private static async Task<IResult> ShowDefinitionAsync(
        string id, HttpContext http, StudioHolder studio, [FromServices] IDefinitionLibrary library)
    {
        _ = await library.FindAsync(id, VersionOptions.Latest, http.RequestAborted)
            ?? throw new RefusalException(
                RefusalKind.NotFound, "definition.not-found", "没有找到这个流程，可能已被删除。请从流程列表重新进入。");
        return Show(http, studio);
    }

    private static async Task<IResult> ShowInstanceAsync(
        string id, HttpContext http, StudioHolder studio, [FromServices] IWorkflows workflows)
    {
        _ = await workflows.FindAsync(InstanceTenant.Of(id, http.Caller()), id, null, http.RequestAborted)
            ?? throw InstanceTenant.Missing();
        return Show(http, studio);
    }

    private static IResult Show(HttpContext http, StudioHolder studio)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (studio.Package is null)
        {
            return new RazorComponentResult<StudioMissing>(new { Http = http })
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
            };
        }

        http.Response.Headers.ContentSecurityPolicy = DesignerPolicy.Value;
        return new RazorComponentResult<DesignerDocument>(new { Http = http });
    }
}
