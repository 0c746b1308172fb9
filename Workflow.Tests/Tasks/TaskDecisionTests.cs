using System.Text.Json;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Moves;
using Workflow.Tests.Cases;
using Xunit;

namespace Workflow.Tests.Tasks;

public sealed class TaskDecisionTests
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    private static readonly DateTimeOffset DueAt = Given.Calendar.Deadline(Given.Monday, 2);

    private static readonly TaskCreated Created = new(
        "t1", "签发出生医学证明", Given.Number, "新生儿出生一件事", "birth", "320100-wjw", "p-mother", "wf-1", "b1",
        Empty, Empty, [new TaskOutcome("approve", "同意签发"), new TaskOutcome("deny", "不予签发", true)], 2, DueAt);

    [Fact]
    public void claiming_an_open_task_holds_it() =>
        TaskDecisions.Claim(Task(), Hand.Of("clerk1")).ShouldBe([new TaskClaimed("clerk1")]);

    [Fact]
    public void claiming_ones_own_again_changes_nothing() =>
        TaskDecisions.Claim(Task(new TaskClaimed("clerk1")), Hand.Of("clerk1")).ShouldBeEmpty();

    [Fact]
    public void what_another_holds_can_be_neither_claimed_nor_released_nor_completed()
    {
        var held = Task(new TaskClaimed("clerk1"));

        foreach (var act in new Func<object>[]
        {
            () => TaskDecisions.Claim(held, Hand.Of("clerk2")),
            () => TaskDecisions.Release(held, Hand.Of("clerk2")),
            () => TaskDecisions.Complete(held, Hand.Of("clerk2"), "approve", Empty, null),
        })
        {
            var refusal = Should.Throw<RefusalException>(act);
            (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Conflict, "task.claimed-by-another"));
        }
    }

    [Fact]
    public void releasing_gives_it_back_to_the_organisation()
    {
        var decided = TaskDecisions.Release(Task(new TaskClaimed("clerk1")), Hand.Of("clerk1"));

        var state = Task([new TaskClaimed("clerk1"), .. decided]);
        (state.Status, state.ClaimedBy).ShouldBe((TaskStates.Open, null));
        TaskDecisions.Release(state, Hand.Of("clerk1")).ShouldBeEmpty();
    }

    [Fact]
    public void completing_an_unclaimed_task_claims_it_with_it() =>
        TaskDecisions.Complete(Task(), Hand.Of("clerk1"), "approve", Empty, null)
            .ShouldBe([new TaskClaimed("clerk1"), new TaskCompleted("clerk1", "approve", Empty, null)]);

    [Fact]
    public void an_outcome_that_is_none_of_the_choices_is_refused() =>
        Should.Throw<RefusalException>(() => TaskDecisions.Complete(Task(), Hand.Of("clerk1"), "maybe", Empty, null))
            .Fields.ShouldHaveSingleItem().Field.ShouldBe("/outcome");

    [Fact]
    public void denying_needs_a_comment()
    {
        Should.Throw<RefusalException>(() => TaskDecisions.Complete(Task(), Hand.Of("clerk1"), "deny", Empty, null))
            .Fields.ShouldHaveSingleItem().Field.ShouldBe("/comment");
        TaskDecisions.Complete(Task(), Hand.Of("clerk1"), "deny", Empty, Given.Reason).Count.ShouldBe(2);
    }

    [Fact]
    public void a_task_that_is_done_or_cancelled_stays_so()
    {
        var done = Task(new TaskCompleted("clerk1", "approve", Empty, null));

        Should.Throw<RefusalException>(() => TaskDecisions.Complete(done, Hand.Of("clerk1"), "approve", Empty, null))
            .Code.ShouldBe("task.completed");
        Should.Throw<RefusalException>(() => TaskDecisions.Claim(Task(new TaskCancelled()), Hand.Of("clerk1")))
            .Code.ShouldBe("task.cancelled");
        TaskDecisions.Cancel(done).ShouldBeEmpty();
        TaskDecisions.Cancel(Task(new TaskClaimed("clerk1"))).ShouldBe([new TaskCancelled()]);
    }

    [Fact]
    public void it_is_reminded_and_found_overdue_once()
    {
        TaskDecisions.Remind(Task(), DueAt).ShouldBe([new TaskReminded()]);
        TaskDecisions.Remind(Task(new TaskReminded()), DueAt).ShouldBeEmpty();
        TaskDecisions.BecomeOverdue(Task(), DueAt).ShouldBe([new TaskBecameOverdue()]);
        TaskDecisions.BecomeOverdue(Task(new TaskBecameOverdue()), DueAt).ShouldBeEmpty();
    }

    [Fact]
    public void a_task_that_is_done_is_not_overdue() =>
        TaskDecisions.BecomeOverdue(Task(new TaskCompleted("clerk1", "approve", Empty, null)), DueAt).ShouldBeEmpty();

    [Fact]
    public void a_reminder_for_a_deadline_that_was_moved_says_nothing()
    {
        var moved = Task([new TaskReminded(), .. TaskDecisions.MoveDue(Task(), DueAt.AddDays(7))]);

        TaskDecisions.Remind(moved, DueAt).ShouldBeEmpty();
        TaskDecisions.BecomeOverdue(moved, DueAt).ShouldBeEmpty();
        TaskDecisions.Remind(moved, DueAt.AddDays(7)).ShouldHaveSingleItem();
    }

    [Fact]
    public void the_row_of_the_inbox_is_what_the_stream_says()
    {
        var state = Task(new TaskClaimed("clerk1"));

        var row = TaskRow.Of(Created, state);

        (row.Id, row.State, row.ClaimedBy, row.DueAt, row.Version)
            .ShouldBe(("t1", TaskStates.Claimed, "clerk1", DueAt, 2L));
    }

    private static TaskState Task(params IReadOnlyList<object> events) =>
        Given.Fold(TaskState.Initial, Given.Monday, [Created, .. events]);
}
