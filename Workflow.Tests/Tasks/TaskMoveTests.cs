using System.Text.Json;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Copying;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.TakingBack;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;
using Workflow.Tests.Cases;
using Xunit;

namespace Workflow.Tests.Tasks;

public sealed class TaskMoveTests
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });
    private static readonly Remark Words = new("请接手");
    private static readonly Hand Li = Hand.Of("li");
    private static readonly Hand Wang = Hand.Of("wang");
    private static readonly Hand WangForLi = new("wang", ["li"]);
    private static readonly DateOnly Friday = new(2026, 11, 27);

    private static readonly TaskCreated Created = new(
        "t1", "签发出生医学证明", Given.Number, "新生儿出生一件事", "birth", "320100-wjw", "p-mother", "wf-1", "b1",
        Empty, Empty, [new TaskOutcome("approve", "同意签发")], 2, Given.Calendar.Deadline(Given.Monday, 2));

    [Fact]
    public void Whoever_gives_an_unclaimed_task_away_claims_it_first_and_may_take_it_back()
    {
        var given = Task([.. TransferDecisions.Transfer(Task(), Li, "wang", Words)]);

        (given.ClaimedBy, given.Status).ShouldBe(("wang", TaskStates.Claimed));
        var back = Task([new TaskClaimed("li"), new TaskTransferred("li", null, "wang", Words), .. TakeBackDecisions.TakeBack(given, Li, TaskMove.TakeBackTransfer)]);
        (back.ClaimedBy, back.Transfer).ShouldBe(("li", null));
    }

    [Fact]
    public void A_deputy_acts_for_the_holder_and_the_event_says_so()
    {
        var held = Task(new TaskClaimed("li"));

        TransferDecisions.Transfer(held, WangForLi, "zhao", Words).ShouldBe([new TaskTransferred("wang", "li", "zhao", Words)]);
        TaskDecisions.Complete(held, WangForLi, "approve", Empty, null)
            .ShouldBe([new TaskCompleted("wang", "approve", Empty, null, "li")]);
        TaskDecisions.Release(held, WangForLi).ShouldBe([new TaskReleased("li")]);
        Should.Throw<RefusalException>(() => TaskDecisions.Release(held, Wang)).Code.ShouldBe("task.claimed-by-another");
    }

    [Fact]
    public void A_delegated_task_can_be_neither_decided_nor_given_away_before_the_answer()
    {
        var delegated = Task(new TaskClaimed("li"), new TaskDelegated("li", null, "wang", Words));

        foreach (var act in new Func<object>[]
        {
            () => TaskDecisions.Complete(delegated, Li, "approve", Empty, null),
            () => TaskDecisions.Release(delegated, Li),
            () => TransferDecisions.Transfer(delegated, Li, "zhao", Words),
            () => SigningDecisions.Ask(delegated, Li, ["zhao"], SigningMode.All, null),
        })
        {
            Should.Throw<RefusalException>(act).Code.ShouldBe("task.delegated");
        }

        var answered = Task([new TaskClaimed("li"), new TaskDelegated("li", null, "wang", Words), .. DelegationDecisions.Answer(delegated, Wang, Words)]);
        (answered.ClaimedBy, answered.IsHeldUp).ShouldBe(("li", false));
    }

    [Fact]
    public void A_deputys_signature_counts_for_the_absent_signer()
    {
        var asked = Asked(SigningMode.All, "li", "zhao");

        var signed = SigningDecisions.Sign(asked, WangForLi, agrees: true, null);

        signed.ShouldBe([new TaskSigned("wang", "li", true, null)]);
        Fold(asked, signed).AskedOf.ShouldBe(["zhao"]);
    }

    [Fact]
    public void Taking_signatures_back_keeps_those_that_were_given()
    {
        var half = Fold(Asked(SigningMode.All, "wang", "zhao"), [new TaskSigned("wang", null, false, Words)]);

        var back = Fold(half, TakeBackDecisions.TakeBack(half, Hand.Of("chen"), TaskMove.TakeBackSigners));

        back.IsHeldUp.ShouldBeFalse();
        back.Signing!.Signed.ShouldBe(["wang"]);
        back.Trail.Select(line => line.Move).ShouldBe([TaskMove.Signers, TaskMove.Sign, TaskMove.TakeBackSigners]);
    }

    [Fact]
    public void Whoever_has_a_copy_gets_no_second_one_and_nobody_copies_to_themselves()
    {
        var copied = Task(new TaskCopied("li", ["wang"]));

        CopyDecisions.Copy(copied, Li, ["wang", "li"]).ShouldBeEmpty();
        CopyDecisions.Copy(copied, Li, ["wang", "zhao"]).ShouldHaveSingleItem().ShouldBeOfType<TaskCopied>().To.ShouldBe(["zhao"]);
    }

    [Fact]
    public void The_same_person_urges_again_on_the_next_working_day_only()
    {
        var urged = Task(new TaskClaimed("li"), new TaskUrged("wang", Friday, null));

        Should.Throw<RefusalException>(() => UrgeDecisions.Urge(urged, "wang", Friday, null)).Code.ShouldBe("task.urged-today");
        UrgeDecisions.Urge(urged, "zhao", Friday, null).ShouldBe([new TaskUrged("zhao", Friday, null)]);
        UrgeDecisions.Urge(urged, "wang", Friday.AddDays(3), null).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_offered_is_what_would_be_accepted()
    {
        OpenMoves.Of(Task(new TaskClaimed("li")), Li).ShouldBe(
            [TaskMove.Transfer, TaskMove.Delegate, TaskMove.Signers, TaskMove.Copy, TaskMove.Comment]);
        OpenMoves.Of(Task(new TaskClaimed("li")), Wang).ShouldBe([TaskMove.Copy, TaskMove.Urge, TaskMove.Comment]);
        OpenMoves.Of(Asked(SigningMode.Any, "wang"), Wang).ShouldBe([TaskMove.Sign, TaskMove.Copy, TaskMove.Comment]);
        OpenMoves.Of(Asked(SigningMode.Any, "wang"), Hand.Of("chen")).ShouldBe(
            [TaskMove.TakeBackSigners, TaskMove.Copy, TaskMove.Urge, TaskMove.Comment]);
        OpenMoves.Of(Task(new TaskCancelled()), Li).ShouldBe([TaskMove.Copy, TaskMove.Comment]);
    }

    private static TaskState Asked(string mode, params string[] signers) =>
        Task(new TaskClaimed("chen"), new TaskSignersAdded("chen", null, signers, mode, null));

    private static TaskState Task(params IReadOnlyList<object> events) =>
        Given.Fold(TaskState.Initial, Given.Monday, [Created, .. events]);

    private static TaskState Fold(TaskState state, IReadOnlyList<object> events) => Given.Fold(state, Given.Monday, [.. events]);
}
