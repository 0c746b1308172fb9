using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Newborn;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Running;

/// <summary>延期: asked for by the office, approved by somebody else, told to the applicant with its reason.</summary>
public sealed class When_an_office_needs_more_time(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const string Clerk = "clerk-wjw";
    private const string Colleague = "clerk-wjw-2";
    private const string Item = "birth-certificate";

    [Fact]
    public async Task an_approved_extension_moves_every_limit_and_the_applicant_reads_why()
    {
        var number = await OpenedAsync(71);
        var before = await world.Host.Cases.CaseAsync(number);

        (await AskAsync(Clerk, number, 5, "分娩信息须由外省医院函复")).ShouldBe(HttpStatusCode.Accepted);
        (await world.Host.Cases.CaseAsync(number))["timeline"]!.AsArray().Count.ShouldBe(before["timeline"]!.AsArray().Count, "not told before it is approved");
        (await DecideAsync(Colleague, number, true)).ShouldBe(HttpStatusCode.Accepted);

        var after = await world.Host.Cases.CaseAsync(number);
        Due(after).ShouldBeGreaterThan(Due(before));
        Due(after["items"]![0]!).ShouldBeGreaterThan(Due(before["items"]![0]!));
        after["timeline"]!.AsArray()[^1]!["text"]!.GetValue<string>().ShouldBe("“签发出生医学证明”经批准延期 5 个工作日：分娩信息须由外省医院函复");
        var task = (await world.Host.Cases.TasksAsync(Clerk, number)).ShouldHaveSingleItem();
        Due(task).ShouldBe(Due(after["items"]![0]!));
        (await AskAsync(Clerk, number, 1, "还要更久")).ShouldBe(HttpStatusCode.Conflict, "once an item");
    }

    [Fact]
    public async Task nobody_approves_their_own_and_only_the_office_asks()
    {
        var number = await OpenedAsync(72);
        (await AskAsync("clerk-gaj", number, 5, "别的单位")).ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync("citizen1", number, 5, "申请人")).ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(Clerk, number, 11, "太久")).ShouldBe(HttpStatusCode.BadRequest);
        (await DecideAsync(Colleague, number, true)).ShouldBe(HttpStatusCode.Conflict);

        (await AskAsync(Clerk, number, 3, "等待函复")).ShouldBe(HttpStatusCode.Accepted);
        (await AskAsync(Clerk, number, 3, "等待函复")).ShouldBe(HttpStatusCode.Conflict, "it waits already");
        (await DecideAsync(Clerk, number, true)).ShouldBe(HttpStatusCode.Forbidden);
        (await DecideAsync("coordinator", number, false)).ShouldBe(HttpStatusCode.Accepted);
        (await world.Host.Cases.CaseAsync(number))["timeline"]!.AsArray()
            .ShouldAllBe(line => !line!["text"]!.GetValue<string>().Contains("延期", StringComparison.Ordinal));
        (await AskAsync(Clerk, number, 3, "再次等待函复")).ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<string> OpenedAsync(int seed)
    {
        var number = await world.FiledAsync(seed);
        await Eventually.SeeAsync(() => world.Host.Cases.TasksAsync(Clerk, number), tasks => tasks.Count > 0);
        return number;
    }

    private static DateTimeOffset Due(JsonNode one) => one["dueAt"]!.GetValue<DateTimeOffset>();

    private Task<HttpStatusCode> AskAsync(string user, string number, int days, string reason) =>
        PostAsync(user, $"/api/cases/{number}/items/{Item}/extension", new JsonObject { ["days"] = days, ["reason"] = reason });

    private Task<HttpStatusCode> DecideAsync(string user, string number, bool granted) =>
        PostAsync(user, $"/api/cases/{number}/items/{Item}/extension/decision", new JsonObject { ["granted"] = granted });

    private async Task<HttpStatusCode> PostAsync(string user, string path, JsonObject body)
    {
        using var client = await world.Host.SignedIn(user);
        using var answer = await client.PostOnceAsync(path, body);
        return answer.StatusCode;
    }
}
