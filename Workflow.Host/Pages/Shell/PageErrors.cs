using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Common;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Pages.Shell;

/// <summary>Gives people a page in the usual frame for whatever goes wrong outside the API.</summary>
internal sealed class PageErrors(RequestDelegate next, IServiceScopeFactory scopes, ILogger<PageErrors> logger)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.IsApi())
        {
            await next(http);
            return;
        }

        string? detail = null;
        try
        {
            await next(http);
        }
        catch (PageMovedException moved) when (!http.Response.HasStarted)
        {
            http.Response.Redirect(moved.Address);
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            var problem = ExceptionProblems.For(fault);
            if (problem.Status >= 500)
            {
                logger.LogError(fault, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            }

            http.Response.Clear();
            problem.Announce(http.Response);
            detail = fault is RefusalException or ProblemException ? problem.Detail : null;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
        {
            await ShowAsync(http, detail);
        }
    }

    private async Task ShowAsync(HttpContext http, string? detail)
    {
        if (http.User.Identity is not { IsAuthenticated: true }
            && await http.AuthenticateAsync() is { Succeeded: true } known)
        {
            http.User = known.Principal;
        }

        // The request's own renderer may have begun another page; a scope of its own has a fresh one.
        await using var scope = scopes.CreateAsyncScope();
        var before = http.RequestServices;
        http.RequestServices = scope.ServiceProvider;
        try
        {
            var page = new RazorComponentResult<ErrorPage>(new
            {
                Http = http,
                Status = http.Response.StatusCode,
                Detail = detail,
                Reference = http.TraceId(),
            });
            page.StatusCode = http.Response.StatusCode;
            http.Response.Headers.CacheControl = "no-store";
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }
}
