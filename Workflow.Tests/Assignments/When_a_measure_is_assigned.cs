using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Assignments;

/// <summary>From a confirmed plan to a closed assignment, on the real host, with a clock that is moved.</summary>
public sealed class When_a_measure_is_assigned(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly AssigningOffice office = new(host);

    private WorkingCalendar Calendar => host.Services.GetRequiredService<ICalendars>().China;

    private DateOnly Today => ChinaTime.DayOf(host.Clock.GetUtcNow());

    [Fact]
    public async Task it_is_signed_planned_fed_back_returned_fed_back_again_and_closed()
    {
        var id = await office.AssignedAsync(Later(40));

        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        await office.ActAsync(AssigningOffice.Lead, id, "milestones", AssigningOffice.Milestones(("完成初核", Later(20)), ("完成复核", Later(30))));
        await office.ActAsync(AssigningOffice.Assisting, id, "feedback", AssigningOffice.Feedback("经费已落实。", 40, 50));
        await WithEvidenceAsync(id, AssigningOffice.Feedback("初核完成。", 80, 85, 1));
        await office.ActAsync(AssigningOffice.Lead, id, "submission", new() { ["text"] = "已完成。" });
        await office.ActAsync(AssigningOffice.Coordinator, id, "return", AssigningOffice.Because("核定率未达标"));
        AssigningOffice.Text(await office.SeeOneAsync(AssigningOffice.Lead, id), "status").ShouldBe("returned");
        await office.ActAsync(AssigningOffice.Lead, id, "feedback", AssigningOffice.Feedback("复核完成。", 100, 95, 2));
        await office.ActAsync(AssigningOffice.Lead, id, "submission", new() { ["text"] = "核定率已达标。" });
        await office.ActAsync(AssigningOffice.Coordinator, id, "closing", new() { ["opinion"] = "同意销号" });

        var seen = await Eventually.SeeAsync(() => office.SeeOneAsync(AssigningOffice.Coordinator, id), one => one["ladder"] is null);
        (AssigningOffice.Text(seen, "status"), AssigningOffice.Text(seen, "light"), AssigningOffice.Text(seen, "lightReason"))
            .ShouldBe(("closed", "green", "按期销号"));
        AssigningOffice.Text(seen, "number").ShouldContain("〔");
        seen["targets"]![0]!["isMet"]!.GetValue<bool>().ShouldBeTrue();
        seen["milestones"]!.AsArray().ShouldAllBe(one => one!["reachedOn"] != null);
        seen["acts"]!.AsArray().ShouldBeEmpty();
        seen["steps"]!.AsArray().Select(step => AssigningOffice.Text(step!, "what")).Except(["supervised", "supervision-ended"]).ShouldBe(
            ["made", "delivered", "signed", "planned", "fed-back", "submitted", "returned", "closed"]);
        seen["steps"]!.AsArray().Single(step => AssigningOffice.Text(step!, "what") == "returned")!["words"]!.GetValue<string>().ShouldBe("核定率未达标");
        await EvidenceIsKeptAsync(id);
    }

    [Fact]
    public async Task what_is_not_ones_own_is_refused()
    {
        var id = await office.AssignedAsync(Later(40));

        (await office.RefusedAsync(AssigningOffice.Stranger, id, "signature")).ShouldBe((HttpStatusCode.NotFound, "assignment.unknown"));
        (await office.RefusedAsync(AssigningOffice.Assisting, id, "signature")).ShouldBe((HttpStatusCode.Forbidden, "assignment.act-forbidden"));
        (await office.RefusedAsync(AssigningOffice.Coordinator, id, "signature")).ShouldBe((HttpStatusCode.Forbidden, "assignment.act-forbidden"));
        (await office.RefusedAsync(AssigningOffice.Lead, id, "closing")).ShouldBe((HttpStatusCode.Forbidden, "assignment.act-forbidden"));
    }

    [Fact]
    public async Task a_step_out_of_order_is_refused()
    {
        var id = await office.AssignedAsync(Later(40));

        (await office.RefusedAsync(AssigningOffice.Lead, id, "feedback", AssigningOffice.Feedback("完成。", 100, 95)))
            .ShouldBe((HttpStatusCode.Conflict, "assignment.not-signed"));
        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        (await office.RefusedAsync(AssigningOffice.Lead, id, "submission", new() { ["text"] = "完成。" }))
            .ShouldBe((HttpStatusCode.Conflict, "assignment.no-feedback"));
        (await office.RefusedAsync(AssigningOffice.Coordinator, id, "closing")).ShouldBe((HttpStatusCode.Conflict, "assignment.not-submitted"));
        (await office.RefusedAsync(AssigningOffice.Coordinator, id, "return", AssigningOffice.Because("未完成")))
            .ShouldBe((HttpStatusCode.Conflict, "assignment.not-submitted"));
    }

    [Fact]
    public async Task bad_input_is_told_by_field_and_changes_nothing()
    {
        var id = await office.AssignedAsync(Later(40));
        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        var before = (await office.SeeOneAsync(AssigningOffice.Lead, id))["steps"]!.AsArray()
            .Count(step => AssigningOffice.Text(step!, "what") is "planned" or "fed-back");

        (await FieldsAsync(id, "milestones", new() { ["milestones"] = new JsonArray() })).ShouldBe(["/milestones"]);
        (await FieldsAsync(id, "milestones", new() { ["milestones"] = new JsonArray(new JsonObject { ["title"] = "初核", ["on"] = "月底" }) }))
            .ShouldBe(["/milestones/0/on"]);
        (await FieldsAsync(id, "feedback", new() { ["text"] = "完成。", ["percent"] = 120 })).ShouldBe(["/percent"]);
        (await FieldsAsync(id, "feedback", AssigningOffice.Feedback("完成。", 10, 10, 7))).ShouldBe(["/milestones"]);

        (await office.SeeOneAsync(AssigningOffice.Lead, id))["steps"]!.AsArray()
            .Count(step => AssigningOffice.Text(step!, "what") is "planned" or "fed-back").ShouldBe(before);
    }

    [Fact]
    public async Task only_a_confirmed_plan_is_assigned_and_each_measure_once()
    {
        var draft = await office.PlanAsync(isConfirmed: false);
        var plan = await office.PlanAsync();
        var body = new JsonObject { ["deadline"] = $"{Later(40):yyyy-MM-dd}" };

        var (status, problem) = await office.PostAsync(AssigningOffice.Coordinator, $"/api/work-plans/{draft}/assignments", body);
        (status, AssigningOffice.Text(problem, "code")).ShouldBe((HttpStatusCode.Conflict, "assignment.plan-not-confirmed"));
        (status, problem) = await office.PostAsync(AssigningOffice.Coordinator, $"/api/work-plans/{plan}/assignments", []);
        (status, problem["errors"]![0]!["field"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "/deadline"));
        (await office.DoneAsync(AssigningOffice.Coordinator, $"/api/work-plans/{plan}/assignments", body))["assigned"]!.AsArray().Count.ShouldBe(1);
        (await office.DoneAsync(AssigningOffice.Coordinator, $"/api/work-plans/{plan}/assignments", body))["before"]!.GetValue<int>().ShouldBe(1);
        (await office.SeeAsync(AssigningOffice.Coordinator, $"/api/assignments?plan={plan}"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_unit_that_does_not_sign_turns_red_and_is_urged_by_the_ladder_and_the_office()
    {
        var id = await office.AssignedAsync(Later(40));
        await office.ActAsync(AssigningOffice.Coordinator, id, "urge", AssigningOffice.Because("请尽快签收"));
        await office.ActAsync(AssigningOffice.Coordinator, id, "deadline", new() { ["deadline"] = $"{Later(45):yyyy-MM-dd}", ["reason"] = "任务调整" });

        host.Clock.Advance(Calendar.Deadline(host.Clock.GetUtcNow(), 4) - host.Clock.GetUtcNow() + TimeSpan.FromHours(10));

        var seen = await Eventually.SeeAsync(
            () => office.SeeOneAsync(AssigningOffice.Coordinator, id),
            one => one["notices"]!.AsArray().Count(notice => AssigningOffice.Text(notice!, "kind") == "urge") == 2);
        AssigningOffice.Text(seen, "light").ShouldBe("red");
        AssigningOffice.Text(seen, "lightReason").ShouldEndWith("个工作日未签收");

        await office.ActAsync(AssigningOffice.Lead, id, "signature");
        await Eventually.SeeAsync(
            () => office.SeeOneAsync(AssigningOffice.Coordinator, id),
            one => one["steps"]!.AsArray().Any(step => AssigningOffice.Text(step!, "what") == "supervision-ended"));
    }

    private DateOnly Later(int workingDays) => Calendar.AddWorkingDays(Today, workingDays);

    private async Task<IReadOnlyList<string>> FieldsAsync(string id, string act, JsonObject body)
    {
        var (status, problem) = await office.PostAsync(AssigningOffice.Lead, $"/api/assignments/{id}/{act}", body);
        status.ShouldBe(HttpStatusCode.BadRequest, problem.ToJsonString());
        return [.. problem["errors"]!.AsArray().Select(error => AssigningOffice.Text(error!, "field"))];
    }

    private async Task WithEvidenceAsync(string id, JsonObject feedback)
    {
        using var client = await host.SignedIn(AssigningOffice.Lead);
        using var file = new ByteArrayContent("目录清单"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var text = new StringContent(feedback.ToJsonString());
        using var form = new MultipartFormDataContent { { text, "feedback" }, { file, "files", "list.txt" } };
        using var answer = await client.PostOnceAsync($"/api/assignments/{id}/feedback", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task EvidenceIsKeptAsync(string id)
    {
        using var lead = await host.SignedIn(AssigningOffice.Lead);
        (await lead.GetStringAsync($"/api/assignments/{id}/evidence/e1")).ShouldBe("目录清单");
        using var stranger = await host.SignedIn(AssigningOffice.Stranger);
        (await stranger.GetAsync($"/api/assignments/{id}/evidence/e1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
