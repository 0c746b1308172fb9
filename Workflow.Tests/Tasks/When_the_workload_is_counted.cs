using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Tasks.ClerksOffice;

namespace Workflow.Tests.Tasks;

[Collection(ClerksCollection.Name)]
public sealed class When_the_workload_is_counted(ClerksOffice office)
{
    private const string Office = "320100-wjw";

    [Fact]
    public async Task every_decision_changes_the_numbers_with_the_commit_that_makes_it()
    {
        var before = await CountsAsync(Zhao, Zhao);
        var (kept, done) = (await office.UnclaimedAsync(), await office.UnclaimedAsync());

        await office.DoneAsync(Zhao, kept, "claim", []);
        await office.DoneAsync(Zhao, done, "claim", []);
        (await CountsAsync(Zhao, Zhao)).ShouldBe((before.Open + 2, before.Overdue, before.Done));
        await office.DecideAsync(Zhao, done);

        (await CountsAsync(Zhao, Zhao)).ShouldBe((before.Open + 1, before.Overdue, before.Done + 1));
        (await CountsAsync("coordinator", Zhao)).ShouldBe((before.Open + 1, before.Overdue, before.Done + 1));
        (await BehindAsync("coordinator", "open", Zhao)).ShouldContain(kept);
        (await BehindAsync(Zhao, "done", Zhao)).ShouldContain(done);
    }

    [Fact]
    public async Task every_number_is_as_long_as_its_list()
    {
        await office.HeldByLiAsync();
        await office.UnclaimedAsync();
        using var client = await office.Host.SignedIn("coordinator");
        var rows = (await client.GetJsonAsync("/api/workload"))["rows"]!.AsArray();

        rows.Count.ShouldBeGreaterThan(3);
        foreach (var row in rows)
        {
            foreach (var figure in new[] { "open", "overdue", "done" })
            {
                var list = await client.GetJsonAsync(
                    $"/api/workload/tasks?which={figure}&organisation={row!["organisation"]}&clerk={row["clerk"]}");
                list["total"]!.GetValue<int>().ShouldBe(row[figure]!.GetValue<int>(), $"{row} {figure}");
            }
        }
    }

    [Fact]
    public async Task clerks_see_their_own_office_and_citizens_nothing()
    {
        using var police = await office.Host.SignedIn("clerk-gaj");
        (await police.GetJsonAsync("/api/workload"))["rows"]!.AsArray()
            .ShouldAllBe(row => row!["organisation"]!.GetValue<string>() == "320100-gaj");
        (await police.GetJsonAsync($"/api/workload/tasks?organisation={Office}"))["total"]!.GetValue<int>().ShouldBe(0);
        using var citizen = await office.Host.SignedIn("citizen1");
        (await citizen.GetAsync("/api/workload")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task it_is_given_as_a_workbook()
    {
        using var client = await office.Host.SignedIn("coordinator");
        using var answer = await client.GetAsync("/api/workload/table");
        var file = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("人员工作量.xlsx");
        file[..2].ShouldBe("PK"u8.ToArray());
    }

    private async Task<(int Open, int Overdue, int Done)> CountsAsync(string reader, string clerk)
    {
        using var client = await office.Host.SignedIn(reader);
        var rows = (await client.GetJsonAsync("/api/workload"))["rows"]!.AsArray();
        var row = rows.Single(each => each!["organisation"]!.GetValue<string>() == Office && each["clerk"]?.GetValue<string>() == clerk)!;
        return (Number(row, "open"), Number(row, "overdue"), Number(row, "done"));
    }

    private async Task<IReadOnlyList<string>> BehindAsync(string reader, string which, string clerk)
    {
        using var client = await office.Host.SignedIn(reader);
        var list = await client.GetJsonAsync($"/api/workload/tasks?which={which}&organisation={Office}&clerk={clerk}&take=200");
        return [.. list["items"]!.AsArray().Select(task => Id(task!))];
    }

    private static int Number(JsonNode row, string name) => row[name]!.GetValue<int>();
}
