using MediatR;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.ServiceCatalogue;

/// <summary>Entries (主题) and items (事项) of the catalogue, one by one.</summary>
internal static class ServiceContentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapServiceContents(this IEndpointRouteBuilder catalogue)
    {
        catalogue.MapGet("/entries/{code}", GetEntryAsync)
            .Named("getServiceEntry", "一个主题：事项和各版本")
            .Produces<ServiceEntryView>()
            .Refuses(401, 403, 404);
        catalogue.MapPost("/entries/{code}/revisions", ReviseEntryAsync)
            .Named("reviseServiceEntry", "修改主题，形成新版本")
            .Idempotent()
            .Versioned()
            .Takes<EntryContent>()
            .Produces<ServiceReceipt>()
            .Refuses(401, 403, 404);
        catalogue.MapGet("/items/{code}", GetItemAsync)
            .Named("getServiceItem", "一个事项：涉及哪些主题、与运行中的时限是否一致、各版本")
            .Produces<ServiceItemView>()
            .Refuses(401, 403, 404);
        catalogue.MapGet("/items/{code}/comparison", CompareAsync)
            .Named("compareServiceItem", "事项两个版本的不同")
            .QueryNumber("from", "版本")
            .QueryNumber("to", "另一个版本")
            .Produces<IReadOnlyList<FieldChange>>()
            .Refuses(400, 401, 403, 404);
        catalogue.MapPost("/items/{code}/revisions", ReviseItemAsync)
            .Named("reviseServiceItem", "修改事项，形成新版本；回答涉及哪些主题")
            .Idempotent()
            .Versioned()
            .Takes<ItemContent>()
            .Produces<ServiceReceipt>()
            .Refuses(401, 403, 404);
    }

    private static async Task<ServiceEntryView> GetEntryAsync(string code, HttpContext http, IMediator mediator)
    {
        var entry = await mediator.Send(new GetServiceEntry(http.Caller(), code), http.RequestAborted);
        http.Response.SetVersion(entry.Version);
        return entry;
    }

    private static async Task<ServiceItemView> GetItemAsync(string code, HttpContext http, IMediator mediator)
    {
        var item = await mediator.Send(new GetServiceItem(http.Caller(), code), http.RequestAborted);
        http.Response.SetVersion(item.Version);
        return item;
    }

    private static Task<IReadOnlyList<FieldChange>> CompareAsync(string code, HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new CompareServiceItem(
            http.Caller(), code, query.Number("from", 1, 1, int.MaxValue), query.Number("to", 1, 1, int.MaxValue));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<ServiceReceipt> ReviseEntryAsync(string code, HttpContext http, IMediator mediator) =>
        Answer(http, await mediator.Send(
            new ReviseServiceEntry(http.CommandContext(), code, ServiceBodies.Entry(await http.BodyAsync())), http.RequestAborted));

    private static async Task<ServiceReceipt> ReviseItemAsync(string code, HttpContext http, IMediator mediator) =>
        Answer(http, await mediator.Send(
            new ReviseServiceItem(http.CommandContext(), code, ServiceBodies.Item(await http.BodyAsync())), http.RequestAborted));

    private static ServiceReceipt Answer(HttpContext http, ServiceReceipt receipt)
    {
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
