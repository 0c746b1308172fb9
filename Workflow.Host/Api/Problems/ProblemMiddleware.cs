namespace Workflow.Host.Api.Problems;

/// <summary>Turns every error of the API into problem details: exceptions, and answers that carry a bare status.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var problem = ExceptionProblems.For(exception);
            if (problem.Status >= 500)
            {
                logger.LogError(exception, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            }

            http.Response.Clear();
            await problem.WriteAsync(http);
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
        {
            await Problem.OfStatus(http.Response.StatusCode).WriteAsync(http);
        }
    }
}
