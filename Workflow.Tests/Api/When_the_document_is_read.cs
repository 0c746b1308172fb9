using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_the_document_is_read(EdgeFixture edge) : IClassFixture<EdgeFixture>
{
    private static readonly string[] Operations =
    [
        "POST /api/sign-in", "POST /api/sign-out", "GET /api/demo-accounts", "POST /api/demo/clock",
        "GET /api/scenarios", "GET /api/scenarios/{code}", "GET /api/cases", "POST /api/cases",
        "GET /api/cases/{caseNumber}", "GET /api/cases/{caseNumber}/events", "POST /api/cases/{caseNumber}/supplements",
        "POST /api/cases/{caseNumber}/withdrawal", "POST /api/cases/{caseNumber}/rating", "GET /api/tasks",
        "GET /api/work-plans", "POST /api/work-plans", "POST /api/work-plans/import", "GET /api/work-plans/{id}",
        "GET /api/work-plans/{id}/table", "POST /api/work-plans/{id}/measures/{part}/correct", "POST /api/work-plans/{id}/confirm",
        "GET /api/tasks/{id}", "POST /api/tasks/{id}/claim", "POST /api/tasks/{id}/release",
        "POST /api/tasks/{id}/complete", "POST /api/tasks/complete", "POST /api/tasks/{id}/transfer",
        "POST /api/tasks/{id}/delegation", "POST /api/tasks/{id}/opinion", "POST /api/tasks/{id}/signers",
        "POST /api/tasks/{id}/signature", "POST /api/tasks/{id}/taking-back", "POST /api/tasks/{id}/copies",
        "POST /api/tasks/{id}/urging", "POST /api/tasks/{id}/comments", "GET /api/tasks/{id}/evidence",
        "GET /api/inbox/choices", "GET /api/inbox/filters", "POST /api/inbox/filters", "POST /api/inbox/filters/{name}/forget",
        "GET /api/inbox/absences", "POST /api/inbox/absences", "POST /api/inbox/absences/{id}/end",
        "POST /api/cases/{caseNumber}/changes", "POST /api/cases/{caseNumber}/items/{item}/extension",
        "POST /api/cases/{caseNumber}/items/{item}/extension/decision", "POST /api/payments/confirmations",
        "GET /api/cases/{caseNumber}/archive", "GET /api/cases/{caseNumber}/messages", "GET /api/territorial-returns", "GET /api/territorial-returns/{id}",
        "GET /api/territorial-returns/{id}/parts/{number}", "POST /api/territorial-returns/{id}/receipt",
        "GET /api/calendar", "PUT /api/calendar/{year}", "GET /api/mandates", "POST /api/mandates", "POST /api/mandates/{id}/revocation",
        "GET /api/authorisations", "GET /api/authorisations/{id}", "POST /api/authorisations/{id}/answer",
        "GET /api/public-notices", "GET /api/public-notices/{id}", "POST /api/public-notices/{id}/objections",
        "GET /api/work-plans/table", "GET /api/report-rounds/table", "GET /api/evaluations/table", "GET /api/data-catalogue/table",
        "GET /api/workload", "GET /api/workload/tasks", "GET /api/workload/table", "GET /api/instances/{id}", "GET /api/instances/{id}/events",
        "GET /api/instances/{id}/diff", "POST /api/instances/{id}/repairs", "POST /api/instances/{id}/repairs/preview",
        "POST /api/instances/{id}/migration", "POST /api/instances/{id}/migration/preview", "POST /api/batches/repairs",
        "POST /api/batches/migrations", "GET /api/batches/{id}", "GET /api/batches/{id}/items",
        "POST /api/replays", "GET /api/replays/{id}", "GET /api/replays/{id}/items",
        "GET /api/dead-letters", "GET /api/dead-letters/{id}", "POST /api/dead-letters/{id}/replay",
        "GET /api/drafts", "GET /api/drafts/{scenario}", "PUT /api/drafts/{scenario}", "DELETE /api/drafts/{scenario}",
        "GET /api/files", "POST /api/files", "GET /api/files/{id}", "DELETE /api/files/{id}", "GET /api/cases/{caseNumber}/files/{id}", "GET /api/tickets/{id}/files/{file}", "GET /api/rectifications/{id}/files/{file}", "GET /api/evaluations/{id}/units/{unit}/files/{file}",
        "GET /api/drafts/{scenario}/prefill", "POST /api/drafts/{scenario}/prefill", "POST /api/tracking", "GET /api/my/data-uses",
        "GET /api/my/service-code", "POST /api/my/service-code", "POST /api/my/service-code/unbinding",
        "POST /api/service-codes/resolutions", "GET /api/service-codes/resolutions/{id}",
        "POST /api/service-codes/resolutions/{id}/cases",
        "GET /api/cases/{caseNumber}/result", "POST /api/cases/{caseNumber}/result", "GET /api/cases/{caseNumber}/result.pdf",
        "GET /api/results/key", "GET /api/results/{code}", "POST /api/results/{code}/comparison",
        "GET /api/my/licences", "GET /api/licences/{code}/verification", "POST /api/licences/{code}/revocation",
        "POST /api/dead-letters/{id}/drop", "POST /api/dead-letters/replay", "GET /api/system",
    ];

    [Fact]
    public async Task it_lists_every_operation_with_a_success_and_problem_details()
    {
        var document = await Document();
        foreach (var operation in Operations)
        {
            var found = Operation(document, operation);
            var responses = found["responses"]!.AsObject();
            responses.Any(response => response.Key[0] == '2').ShouldBeTrue(operation);
            responses["500"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>()
                .ShouldBe("#/components/schemas/ApiProblem", operation);
        }
    }

    [Fact]
    public async Task it_says_what_filing_takes_and_gives()
    {
        var operation = Operation(await Document(), "POST /api/cases");
        operation["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>()
            .ShouldEndWith("/SubmitCaseBody");
        operation["responses"]!.AsObject().Select(response => response.Key)
            .ShouldBe(["202", "400", "401", "403", "404", "409", "413", "415", "500", "503"], ignoreOrder: true);
        var key = operation["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "Idempotency-Key")!;
        key["in"]!.GetValue<string>().ShouldBe("header");
        key["required"]!.GetValue<bool>().ShouldBeTrue();
        operation["security"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task it_lists_the_words_of_status_result_light_and_state()
    {
        var schemas = (await Document())["components"]!["schemas"]!;
        Words(schemas, "CaseView", "status").ShouldContain("supplement");
        Words(schemas, "CaseView", "result").ShouldContain("denied");
        Words(schemas, "CaseItemView", "light").ShouldContain("red");
        Words(schemas, "TaskView", "state").ShouldContain("claimed");
    }

    [Fact]
    public async Task it_says_which_query_parameters_the_inbox_takes()
    {
        var parameters = Operation(await Document(), "GET /api/tasks")["parameters"]!.AsArray();
        parameters.Select(parameter => parameter!["name"]!.GetValue<string>())
            .ShouldBe(["state", "caseNumber", "search", "light", "scenario", "item", "sort", "skip", "take"], ignoreOrder: true);
    }

    private static JsonNode Operation(JsonNode document, string operation)
    {
        var parts = operation.Split(' ');
        var paths = document["paths"]!.AsObject();
        var path = paths[parts[1]] ?? paths[$"{parts[1]}/"];
        path.ShouldNotBeNull($"{operation} among {string.Join(' ', paths.Select(found => found.Key))}");
        return path[parts[0].ToLowerInvariant()].ShouldNotBeNull(operation);
    }

    private static IEnumerable<string> Words(JsonNode schemas, string type, string property) =>
        schemas[type]!["properties"]![property]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private async Task<JsonNode> Document()
    {
        using var client = edge.Anonymous();
        return JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
    }
}
