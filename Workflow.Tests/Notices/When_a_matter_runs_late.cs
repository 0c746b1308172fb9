using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notices;

/// <summary>The shipped supervision ladder on the real host, with a clock that is moved.</summary>
public sealed class When_a_matter_runs_late : IClassFixture<HostFixture>
{
    private readonly HostFixture host;
    private readonly Office office;
    private readonly DateOnly deadline;

    public When_a_matter_runs_late(HostFixture host)
    {
        this.host = host;
        office = new Office(host);

        // The tests share a clock, which only goes forward: each has its own deadline ahead.
        deadline = Calendar.AddWorkingDays(ChinaTime.DayOf(host.Clock.GetUtcNow()), 10);
    }

    private WorkingCalendar Calendar => host.Services.GetRequiredService<ICalendars>().China;

    [Fact]
    public async Task it_is_urged_supervised_circulated_and_ordered_to_rectify_by_the_calendar()
    {
        await StartAsync("m-late");
        await StaysAsync("m-late", []);

        MoveTo(-3);
        await SeesAsync("m-late", "urge issued");
        MoveTo(1);
        await SeesAsync("m-late", "urge issued", "supervise issued");
        MoveTo(6);
        await SeesAsync("m-late", "urge issued", "supervise issued", "circular submitted");
        await ApproveLastAsync("m-late");
        MoveTo(16);
        await SeesAsync("m-late", "urge issued", "supervise issued", "circular issued", "rectify submitted");
        await ApproveLastAsync("m-late");
        await SeesAsync("m-late", "urge issued", "supervise issued", "circular issued", "rectify issued");

        var notices = await office.OfMatterAsync("m-late");
        notices.Select(notice => notice["number"]!.GetValue<string>()[2..3]).ShouldBe(["催", "督", "通", "责"]);
        (await SeriesAsync()).ShouldAllBe(series => series.Order().SequenceEqual(Enumerable.Range(1, series.Count)));
        notices[0]["deadline"]!.GetValue<string>().ShouldBe($"{deadline:yyyy-MM-dd}", "the first reminds of the matter's own deadline");

        await SteerAsync("m-late", "close");
        await EndedAsync("m-late");
        (await VerifiedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_officer_holds_a_step_resumes_it_and_hastens_the_next()
    {
        await StartAsync("m-held");
        await SteerAsync("m-held", "hold");
        MoveTo(-3);
        await StaysAsync("m-held", []);

        await SteerAsync("m-held", "resume");
        await SeesAsync("m-held", "urge issued");
        await SteerAsync("m-held", "hasten");
        await SeesAsync("m-held", "urge issued", "supervise issued");

        (await office.PostAsync(Office.Writer, "/api/ladders/m-held/hold", [])).Status.ShouldBe(HttpStatusCode.BadRequest, "without a reason");
        (await office.PostAsync(Office.Writer, "/api/ladders/m-held/resume", Because())).Status.ShouldBe(HttpStatusCode.Conflict, "nothing is held");
        (await office.PostAsync(Office.Clerk, "/api/ladders/m-held/hold", Because())).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_reply_stays_the_next_step_until_the_office_has_looked_at_it()
    {
        await StartAsync("m-answered");
        await SteerAsync("m-answered", "hasten");
        await SeesAsync("m-answered", "urge issued");
        var urge = (await office.OfMatterAsync("m-answered"))[0]["id"]!.GetValue<string>();

        await office.ActAsync(Office.Clerk, urge, "reply", new JsonObject { ["text"] = "已办结，请核查。" });
        await WaitsAsync("m-answered", "ladder.resume");
        MoveTo(6);
        await StaysAsync("m-answered", ["urge replied"]);

        await SteerAsync("m-answered", "close");
        await EndedAsync("m-answered");
    }

    [Fact]
    public async Task what_waits_for_approval_when_the_matter_is_settled_is_voided()
    {
        await StartAsync("m-settled");
        foreach (var seen in new[] { 1, 2, 3 })
        {
            await SteerAsync("m-settled", "hasten");
            await Eventually.SeeAsync(() => office.OfMatterAsync("m-settled"), notices => notices.Count == seen);
        }

        await SteerAsync("m-settled", "close");

        await SeesAsync("m-settled", "urge issued", "supervise issued", "circular voided");
        (await office.OfMatterAsync("m-settled"))[^1]["number"].ShouldBeNull();
    }

    [Fact]
    public async Task one_matter_has_one_ladder()
    {
        await StartAsync("m-twice");

        var (status, body) = await office.PostAsync(Office.Writer, "/api/ladders", Body("m-twice"));

        (status, body["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Conflict, "ladder.running"));
    }

    private static JsonObject Because() => new() { ["reason"] = "已与责任单位沟通" };

    private JsonObject Body(string matter)
    {
        var body = Office.Body("urge", matter, $"{deadline:yyyy-MM-dd}");
        foreach (var name in new[] { "template", "copiedTo", "attachments" })
        {
            body.Remove(name);
        }

        return body;
    }

    private async Task StartAsync(string matter)
    {
        var (status, body) = await office.PostAsync(Office.Writer, "/api/ladders", Body(matter));
        status.ShouldBe(HttpStatusCode.Accepted, body.ToJsonString());
        await WaitsAsync(matter, "ladder.hold");
    }

    private async Task SteerAsync(string matter, string step)
    {
        var answer = await Eventually.SeeAsync(
            () => office.PostAsync(Office.Writer, $"/api/ladders/{matter}/{step}", Because()),
            answer => answer.Status != HttpStatusCode.Conflict);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body.ToJsonString());
        if (step == "hold")
        {
            await WaitsAsync(matter, "ladder.resume");
        }
    }

    private async Task ApproveLastAsync(string matter)
    {
        var id = (await office.OfMatterAsync(matter))[^1]["id"]!.GetValue<string>();
        await office.ActAsync(Office.Approver, id, "approval");
        await office.ActAsync(Office.Writer, id, "issue");
    }

    /// <summary>Moves the clock to the morning of a step, just after the office opens.</summary>
    private void MoveTo(int workingDays) => host.Clock.Advance(
        StepDay.MomentOf(Calendar, deadline, workingDays).AddMinutes(1) - host.Clock.GetUtcNow());

    private async Task WaitsAsync(string matter, string name) => await Eventually.SeeAsync(
        async () => await host.Services.GetRequiredService<IBookmarks>().FindAsync(
            BookmarkKinds.Event, [name], default),
        found => found.Any(one => one.CorrelationId == matter));

    private async Task SeesAsync(string matter, params string[] expected) => await Eventually.SeeAsync(
        () => SeenAsync(matter), seen => seen.SequenceEqual(expected));

    private async Task StaysAsync(string matter, string[] expected)
    {
        await Task.Delay(500);
        (await SeenAsync(matter)).ShouldBe(expected);
    }

    private async Task<IReadOnlyList<string>> SeenAsync(string matter) =>
        [.. (await office.OfMatterAsync(matter)).Select(notice => $"{notice["kind"]} {notice["status"]}")];

    /// <summary>The numbers given so far, by kind and year.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<int>>> SeriesAsync()
    {
        using var client = await host.SignedIn(Office.Writer);
        var numbers = (await client.GetJsonAsync("/api/notices?take=200"))["items"]!.AsArray()
            .Select(notice => notice!["number"]?.GetValue<string>()).OfType<string>();
        return
        [
            .. numbers.Select(number => number.Split('〕')).GroupBy(parts => parts[0]).Select(series =>
                (IReadOnlyList<int>)[.. series.Select(parts => int.Parse(parts[1].TrimEnd('号'), CultureInfo.InvariantCulture))]),
        ];
    }

    private async Task EndedAsync(string matter) => await Eventually.SeeAsync(
        async () => await host.Services.GetRequiredService<IBookmarks>().FindAsync(
            BookmarkKinds.Event, ["matter.closed"], default),
        found => found.All(one => one.CorrelationId != matter));

    private async Task<IReadOnlyList<ChainBreak>> VerifiedAsync()
    {
        var breaks = new List<ChainBreak>();
        await foreach (var found in host.Services.GetRequiredService<IChainVerifier>().VerifyAsync(default))
        {
            breaks.Add(found);
        }

        return breaks;
    }
}
