using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>What can be drawn: activity types, expressions, variable types, strategies.</summary>
internal static class DescriptorEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDescriptors(this IEndpointRouteBuilder elsa)
    {
        var descriptors = elsa.MapGroup("/descriptors").RequireAuthorization(IdentityRegistration.LooksAtWorkflows);
        descriptors.MapGet("/activities", ListAsync);
        descriptors.MapGet("/activities/{typeName}", FindAsync);
        descriptors.MapPost("/activities/{typeName}/options/{inputName}", OptionsAsync);
        descriptors.MapLists();
    }

    private static async Task<IResult> ListAsync(HttpContext http, DescriptorCatalogue catalogue)
    {
        var now = await catalogue.CurrentAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(now.Json, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(now.Tag));
    }

    private static async Task<IResult> FindAsync(string typeName, int? version, HttpContext http, DescriptorCatalogue catalogue) =>
        ElsaJson.Answer(await RequireAsync(typeName, version, http, catalogue));

    /// <summary>An input's editor anew, should its choices have changed; every input without any answers nothing.</summary>
    private static async Task<IResult> OptionsAsync(
        string typeName,
        string inputName,
        int? version,
        HttpContext http,
        DescriptorCatalogue catalogue)
    {
        var activity = await RequireAsync(typeName, version, http, catalogue);
        var input = activity.Inputs.FirstOrDefault(input => string.Equals(input.Name, inputName, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusalException(
                RefusalKind.NotFound, "input.not-found", $"活动“{activity.DisplayName}”没有输入“{inputName}”，请核对名称。");
        return ElsaJson.Answer(new { items = input.UiSpecifications ?? [] });
    }

    private static async Task<ActivityDocument> RequireAsync(
        string typeName,
        int? version,
        HttpContext http,
        DescriptorCatalogue catalogue) =>
        (await catalogue.CurrentAsync(http.RequestAborted)).Find(typeName, version)
        ?? throw new RefusalException(
            RefusalKind.NotFound, "activity-type.not-found", $"没有类型为“{typeName}”的活动，请核对名称和版本。");

    private static void MapLists(this RouteGroupBuilder descriptors)
    {
        Map("/expression-descriptors", ExpressionDescriptors.All);
        Map("/variables", VariableTypes.All);
        Map("/workflow-activation-strategies", Strategies.Activation);
        Map("/incident-strategies", Strategies.Incidents);
        Map("/log-persistence-strategies", Strategies.LogPersistence);
        Map("/commit-strategies/workflows", Strategies.Commits);
        Map("/commit-strategies/activities", Strategies.Commits);
        Map("/storage-drivers", Strategies.StorageDrivers);
        Map<object>("/output-converters", []);

        void Map<T>(string path, IReadOnlyList<T> items) =>
            descriptors.MapGet(path, () => ElsaJson.Answer(new ElsaList<T>(items)));
    }
}
