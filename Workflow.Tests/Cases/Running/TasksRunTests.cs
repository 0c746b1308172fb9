using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Idempotency;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Running;

public sealed class TasksRunTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task a_task_lies_in_its_organisations_inbox_with_all_a_clerk_needs()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();

        var task = await house.TaskAsync(CaseHouse.Health);

        (task.Name, task.CaseNumber, task.Scenario, task.Item, task.State)
            .ShouldBe(("审核甲事项", number, "三件事", "first", "open"));
        task.DueAt.ShouldBe(Given.Calendar.Deadline(Given.Monday, 2));
        task.Example["holder"]!.ToString().ShouldBe("张丽华");
        task.Outcomes.ShouldBe([new TaskOutcome("yes", "同意"), new TaskOutcome("no", "不同意", true)]);
        (await house.SendAsync(new ListTasks(CaseHouse.Mother))).Total.ShouldBe(0);
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(new GetTask(CaseHouse.Police, task.Id))))
            .Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task what_one_clerk_holds_another_cannot_claim_and_does_not_find_among_the_open()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);

        var claimed = await house.SendAsync(new ClaimTask(CaseHouse.By(CaseHouse.Health, version: task.Version), task.Id));

        (claimed.State, claimed.ClaimedBy, claimed.Example["holder"]!.ToString()).ShouldBe(("claimed", "clerk-health", "张丽华"));
        var second = new ClaimTask(CaseHouse.By(CaseHouse.Health2), task.Id);
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(second))).Code.ShouldBe("task.claimed-by-another");
        var stale = new ReleaseTask(CaseHouse.By(CaseHouse.Health, version: task.Version), task.Id);
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(stale))).Code.ShouldBe("version.changed");
        (await house.SendAsync(new ListTasks(CaseHouse.Health2))).Total.ShouldBe(0);
        (await house.SendAsync(new ListTasks(CaseHouse.Health, "mine"))).Total.ShouldBe(1);
        (await house.SendAsync(new ListTasks(CaseHouse.Health2, "unclaimed"))).Total.ShouldBe(0);

        await house.SendAsync(new ReleaseTask(CaseHouse.By(CaseHouse.Health), task.Id));
        (await house.SendAsync(new ListTasks(CaseHouse.Health2, "unclaimed"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task a_decision_is_checked_before_it_counts_and_counts_once()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);
        Task<TaskView> Complete(string outcome, object form, string? comment = null) => house.SendAsync(
            new CompleteTask(CaseHouse.By(CaseHouse.Health), task.Id, outcome, CaseHouse.Form(form), comment));

        (await Should.ThrowAsync<RefusalException>(() => Complete("maybe", task.Example))).Code.ShouldBe("task.outcome-unknown");
        (await Should.ThrowAsync<RefusalException>(() => Complete("no", task.Example))).Code.ShouldBe("task.comment-required");
        (await Should.ThrowAsync<RefusalException>(() => Complete("yes", new { }))).Fields.ShouldHaveSingleItem().Field.ShouldBe("/holder");
        (await Complete("yes", task.Example)).Outcome.ShouldBe("yes");
        (await Should.ThrowAsync<RefusalException>(() => Complete("yes", task.Example))).Code.ShouldBe("task.completed");
        (await house.SendAsync(new ListTasks(CaseHouse.Health, "done"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task who_refuses_need_not_fill_in_the_form()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);

        var done = await house.SendAsync(
            new CompleteTask(CaseHouse.By(CaseHouse.Health), task.Id, "no", null, "材料不实"));

        (done.State, done.Outcome).ShouldBe(("completed", "no"));
    }

    [Fact]
    public async Task the_answer_kept_under_a_key_holds_no_personal_value_in_clear()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);
        var key = new IdempotencyKey("clerk-health/claim", "k1", "hash");

        await house.SendAsync(new ClaimTask(CaseHouse.By(CaseHouse.Health, key), task.Id));

        var kept = await house.Get<IIdempotency>().FindAsync(key.Scope, key.Key, default);
        kept!.Body.ShouldContain("$personal");
        kept.Body.ShouldNotContain("张丽华");
        var again = await KeptAnswer.OpenAsync(house.Get<IVault>(), "320100", kept.Body, default);
        JsonNode.Parse(again)!["example"]!["holder"]!.ToString().ShouldBe("张丽华");
    }

    [Fact]
    public async Task of_many_clerks_who_claim_at_once_one_gets_the_task()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(async number =>
        {
            var clerk = CaseHouse.Health with { Id = $"clerk-{number}" };
            try
            {
                return (await house.SendAsync(new ClaimTask(CaseHouse.By(clerk), task.Id))).ClaimedBy;
            }
            catch (RefusalException refusal)
            {
                return refusal.Code;
            }
        }));

        results.Count(result => result == "task.claimed-by-another").ShouldBe(7);
        results.ShouldContain((await house.SendAsync(new GetTask(CaseHouse.Health, task.Id))).ClaimedBy);
    }

    [Fact]
    public async Task as_time_passes_the_organisation_is_reminded_and_then_called_overdue()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);
        await house.TaskAsync(CaseHouse.Police);

        house.Clock.Advance(ChinaTime.At(new DateOnly(2026, 11, 24), new TimeOnly(9, 1)) - Given.Monday);
        await Eventually.SeeAsync(() => house.Mails, mails => mails.Count == 1);
        house.Mails.Select(mail => Said(mail)).ShouldBe([("task-reminder", "organisation:320100-wjw")]);

        house.Clock.Advance(TimeSpan.FromDays(2));
        await Eventually.SeeAsync(() => house.Mails, mails => mails.Count == 3);
        house.Mails.Select(mail => Said(mail)).ShouldBe(
            [("task-reminder", "organisation:320100-wjw"), ("task-overdue", "organisation:320100-wjw"), ("task-reminder", "organisation:320100-gaj")],
            ignoreOrder: true);
        (await house.SendAsync(new GetTask(CaseHouse.Health, task.Id))).Light.ShouldBe(Light.Red);
        (await house.CaseAsync(number, CaseHouse.Auditor)).Timeline.ShouldContain(line => line.Kind == "task-overdue");
        (await house.CaseAsync(number)).Timeline.ShouldNotContain(line => line.Kind == "task-overdue");
        (await house.CaseAsync(number)).Items.Select(item => item.Light).ShouldBe([Light.Red, Light.Yellow, Light.Green]);
    }

    [Fact]
    public async Task a_task_done_in_time_is_never_called_overdue()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        await house.CompleteAsync(CaseHouse.Health, "yes");
        await house.CompleteAsync(CaseHouse.Police, "yes");
        await house.CaseAsync(number, seen => seen.Status == CaseStatus.Closed);

        house.Clock.Advance(TimeSpan.FromDays(30));

        await Eventually.SeeAsync(
            () => house.CountAsync("select count(*) from workflow.wf_work where due_at is not null"), count => count == 0);
        house.Mails.ShouldBeEmpty();
        (await house.CaseAsync(number)).Light.ShouldBe(Light.Green);
    }

    private static (string Template, string To) Said(EffectWork mail) =>
        (mail.Request.GetProperty("template").GetString()!, mail.Request.GetProperty("to").GetString()!);
}
