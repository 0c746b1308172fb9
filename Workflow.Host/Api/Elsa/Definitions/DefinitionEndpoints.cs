using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Workflow definitions, as an Elsa server offers them.</summary>
internal static class DefinitionEndpoints
{
    private const long LargestBody = 16 * 1024 * 1024;

    /// <summary>Maps the endpoints.</summary>
    public static void MapDefinitions(this IEndpointRouteBuilder elsa)
    {
        var all = elsa.MapGroup(string.Empty)
            .AddEndpointFilter<DefinitionRefusals>()
            .WithMetadata(new ElsaBody.Limit(LargestBody));
        var read = all.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.LooksAtWorkflows);
        var write = all.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.DrawsWorkflows);
        read.MapReading();
        read.MapExport();
        read.MapGraphs();
        read.MapConsumers();
        write.MapChanges();
        write.MapImport();
        write.MapBulk();
        write.MapReferenceUpdates();
    }

    /// <summary>Where a change comes from.</summary>
    public static Origin Origin(this HttpContext http)
    {
        var caller = http.Caller();
        return new Origin(caller.In(caller.Tenant), http.TraceId());
    }

    /// <summary>Turns refusals of the library into Elsa's errors.</summary>
    private sealed class DefinitionRefusals : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            try
            {
                return await next(context);
            }
            catch (DefinitionRefusedException refusal)
            {
                // Elsa Studio shows the texts of a 400 only; another status stops it.
                var status = refusal.Refusal == DefinitionRefusal.Missing ? 404 : 400;
                return ElsaErrors.Of(status, [refusal.Message, .. DefinitionProblems.Texts(refusal.Problems)]).Answer();
            }
        }
    }
}
