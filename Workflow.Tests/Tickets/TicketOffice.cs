using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.Tickets;

/// <summary>Units and the office at work on tickets, over HTTP alone.</summary>
internal sealed class TicketOffice(HostUnderTest host)
{
    public const string Coordinator = Office.Writer;
    public const string Asking = "clerk-mzt";
    public const string Owning = "clerk-320000-wjw";
    public const string Police = "clerk-gat";
    public const string Stranger = "clerk-czt";

    private readonly Office office = new(host);

    /// <summary>Opens a ticket with the example of its kind's form, changed here and there.</summary>
    public async Task<string> OpenAsync(string user, string kind, Action<JsonObject>? change = null)
    {
        var form = (await SeeAsync(user, $"/api/ticket-kinds/{kind}"))["example"]!.AsObject().DeepClone().AsObject();
        change?.Invoke(form);
        var (status, receipt) = await office.PostAsync(user, "/api/tickets", new() { ["kind"] = kind, ["form"] = form });
        status.ShouldBe(HttpStatusCode.Created, receipt.ToJsonString());
        return Text(receipt, "id");
    }

    /// <summary>Does the step that a user is asked to do, once it is there, with the example of its form.</summary>
    public async Task DoAsync(string user, string id, string outcome, string? comment = null, Action<JsonObject>? change = null)
    {
        var (status, answer) = await TryAsync(user, id, outcome, comment, change);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> TryAsync(
        string user, string id, string outcome, string? comment = null, Action<JsonObject>? change = null)
    {
        var step = await AwaitStepAsync(user, id);
        var form = step["example"]!.AsObject().DeepClone().AsObject();
        change?.Invoke(form);
        var body = new JsonObject { ["outcome"] = outcome, ["form"] = form };
        if (comment is not null)
        {
            body["comment"] = comment;
        }

        return await office.PostAsync(user, $"/api/tickets/{id}/steps/{Text(step, "id")}", body);
    }

    /// <summary>The step that a user is asked to do.</summary>
    public async Task<JsonNode> AwaitStepAsync(string user, string id)
    {
        var found = await Eventually.SeeAsync<JsonNode?>(FindAsync, step => step is not null);
        return found!;

        async Task<JsonNode?> FindAsync()
        {
            var (status, ticket) = await LookAsync(user, id);
            return status == HttpStatusCode.OK
                ? ticket["steps"]!.AsArray().FirstOrDefault(step => step!["mayDo"]!.GetValue<bool>())
                : null;
        }
    }

    /// <summary>The ticket when it has ended.</summary>
    public Task<JsonNode> EndedAsync(string user, string id) =>
        Eventually.SeeAsync(() => SeeAsync(user, $"/api/tickets/{id}"), ticket => Text(ticket, "status") != "open");

    public async Task<JsonNode> SeeAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> LookAsync(string user, string id)
    {
        using var client = await host.SignedIn(user);
        using var answer = await client.GetAsync($"/api/tickets/{id}");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string user, string path, JsonObject body) =>
        office.PostAsync(user, path, body);

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
