using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_a_case_is_followed(EdgeFixture edge) : IClassFixture<EdgeFixture>
{
    private const string Path = "/api/cases/320100-2026-000001/events";

    [Fact]
    public async Task each_change_comes_as_an_event()
    {
        var version = 4L;
        edge.Mediator.On<GetCase, CaseView>(request => Case(request.CaseNumber, version));
        using var client = await edge.SignedIn("citizen1");
        using var stream = await Open(client, null);
        (await Next(stream)).ShouldBe(("4", "review"));
        version = 5;
        (await Next(stream)).ShouldBe(("5", "closed"));
    }

    [Fact]
    public async Task a_client_that_comes_back_is_not_told_again()
    {
        var version = 4L;
        edge.Mediator.On<GetCase, CaseView>(request => Case(request.CaseNumber, version));
        using var client = await edge.SignedIn("citizen1");
        using var stream = await Open(client, "4");
        version = 6;
        (await Next(stream)).Id.ShouldBe("6");
    }

    [Fact]
    public async Task a_case_of_somebody_else_is_not_found()
    {
        edge.Mediator.On<GetCase, CaseView>(_ => throw new RefusalException(RefusalKind.NotFound, "case.not-found", "没有"));
        using var client = await edge.SignedIn("citizen1");
        await (await client.GetAsync(Path)).ShouldBeProblem(404, "case.not-found");
    }

    [Fact]
    public async Task its_words_are_readable_as_they_come()
    {
        edge.Mediator.On<GetCase, CaseView>(request =>
            Case(request.CaseNumber, 4) with { Form = new JsonObject { ["name"] = "王小明" } });
        using var client = await edge.SignedIn("citizen1");
        var answer = await client.GetStringAsync("/api/cases/320100-2026-000001");
        answer.ShouldContain("新生儿出生一件事");
        answer.ShouldContain("王小明");
    }

    private static async Task<StreamReader> Open(HttpClient client, string? lastEvent)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        if (lastEvent is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEvent);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<(string Id, string Status)> Next(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var id = string.Empty;
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (id, JsonNode.Parse(line[6..])!["status"]!.GetValue<string>());
            }
        }

        throw new EndOfStreamException();
    }

    private static CaseView Case(string number, long version) => new()
    {
        CaseNumber = number,
        Scenario = "newborn",
        Title = "新生儿出生一件事",
        Division = "320106",
        Status = version < 5 ? "review" : "closed",
        SubmittedAt = DateTimeOffset.UnixEpoch,
        Light = "green",
        Items = [],
        Timeline = [],
        Actions = [],
        Form = new JsonObject(),
        Outcomes = [],
        InstanceId = $"wf-{number}",
        Version = version,
    };
}
