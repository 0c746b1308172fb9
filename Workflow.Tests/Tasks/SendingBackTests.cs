using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Batches;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Tests.Cases.Running;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Tasks;

public sealed class SendingBackTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_later_step_sends_back_and_the_earlier_one_is_done_again_by_whoever_did_it()
    {
        await using var house = await CaseHouse.OpenAsync(postgres, BackAndForthScenario.Workflow);
        var number = await house.FileAsync();
        var first = await house.CompleteAsync(CaseHouse.Health, "pass");
        var recheck = await house.TaskAsync(CaseHouse.Police);
        recheck.Outcomes.Single(outcome => outcome.Name == "back").ShouldBe(new TaskOutcome("back", "退回至初核", true, "check"));

        var unreasoned = new CompleteTask(CaseHouse.By(CaseHouse.Police), recheck.Id, "back", null, null);
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(unreasoned))).Code.ShouldBe("task.comment-required");
        await house.SendAsync(unreasoned with { Comment = "身份信息请再核对" });

        var again = await house.TaskAsync(CaseHouse.Health);
        (again.Id == first.Id, again.Step, again.State, again.ClaimedBy).ShouldBe((false, "check", "claimed", "clerk-health"));
        var seen = await house.SendAsync(new GetTask(CaseHouse.Health, again.Id));
        (seen.Returned!.From, seen.Returned.By, seen.Returned.TaskId).ShouldBe(("复核", "clerk-police", first.Id));
        seen.Returned.Reason!.ToString().ShouldBe("身份信息请再核对");
        var earlier = await house.SendAsync(new GetTask(CaseHouse.Health, first.Id));
        (earlier.State, earlier.Outcome, earlier.SentBackAt.HasValue).ShouldBe(("completed", "pass", true));

        await house.CompleteAsync(CaseHouse.Health, "pass");
        var second = await Eventually.SeeAsync(() => house.TaskAsync(CaseHouse.Police), task => task.Id != recheck.Id);
        second.Returned.ShouldBeNull();
        await house.SendAsync(new CompleteTask(
            CaseHouse.By(CaseHouse.Police), second.Id, "pass", CaseHouse.Form(new { opinion = "一致" }), null));
        await house.CaseAsync(number, found => found.Status == CaseStatus.Closed);
    }

    [Fact]
    public async Task A_batch_decides_each_task_once_and_says_what_could_not_be_decided()
    {
        await using var house = await CaseHouse.OpenAsync(postgres, BackAndForthScenario.Workflow);
        for (var filed = 0; filed < 3; filed++)
        {
            await house.FileAsync();
        }

        var tasks = (await Eventually.SeeAsync(() => house.SendAsync(new ListTasks(CaseHouse.Health)), page => page.Total == 3)).Items;
        tasks.ShouldAllBe(task => task.AllowsBatch);
        await house.SendAsync(new ClaimTask(CaseHouse.By(CaseHouse.Health2), tasks[2].Id));
        var key = new IdempotencyKey("clerk-health complete", "k1", "hash");
        var batch = new CompleteTasks(CaseHouse.By(CaseHouse.Health, key), [.. tasks.Select(task => task.Id), "unknown"], "pass", "一并通过");

        var results = await house.SendAsync(batch);
        results.Select(result => (result.IsDone, result.Code)).ShouldBe(
            [(true, null), (true, null), (false, "task.claimed-by-another"), (false, "task.unknown")]);
        (await house.SendAsync(batch)).ShouldBe(results);
        (await house.SendAsync(new ListTasks(CaseHouse.Health, InboxView.Done))).Total.ShouldBe(2);

        var recheck = await house.TaskAsync(CaseHouse.Police);
        recheck.AllowsBatch.ShouldBeFalse("its form has to be filled in");
        (await house.SendAsync(new CompleteTasks(CaseHouse.By(CaseHouse.Police), [recheck.Id], "back", "请再核"))).ShouldHaveSingleItem()
            .Code.ShouldBe("task.not-in-batches");
    }
}
