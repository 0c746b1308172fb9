using System.Collections.Immutable;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Journal;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;
using Xunit;

namespace Workflow.Tests.Engine.Journal;

public sealed class InstanceJournalTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    private InstanceJournal journal = InstanceJournal.Initial;

    [Fact]
    public void what_an_event_resumes_is_told_apart_from_what_it_withdraws()
    {
        Happens(new Begin(), Started("1"), Started("2", "1"), Waits("2"), Started("3", "1"), Waits("3"));
        Happens(
            new RaiseEvent("E", null),
            new BookmarkBurned("2-1"), new ActivityCompleted("2"), new BookmarkBurned("3-1"), new ActivityCancelled("3"));

        Lines(skip: 5).ShouldBe(["2 Resumed", "2 Completed", "3 Canceled"]);
        journal.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void an_execution_that_waits_for_several_things_is_suspended_once()
    {
        Happens(new Begin(), Started("1"), Waits("1"), new BookmarkCreated(new Bookmark("1-2", "1", "n", "Delay", "")));

        Lines().ShouldBe(["1 Started", "1 Suspended"]);
        journal.HasBookmarks(journal.ById["1"]).ShouldBeTrue();
    }

    [Fact]
    public void the_answer_of_an_effect_resumes_and_its_withdrawal_does_not()
    {
        Happens(new Begin(), Started("1"), Asks("a", "1"), Started("2", "1"), Asks("b", "2"));
        Happens(new EffectAnswered("b", default), new EffectClosed("b"), new ActivityCompleted("2"));
        Happens(new Cancel("x"), new EffectClosed("a"), new ActivityCancelled("1"));

        Lines(skip: 4).ShouldBe(["2 Resumed", "2 Completed", "1 Canceled"]);
    }

    [Fact]
    public void what_waits_beside_a_fault_has_no_bookmark_until_the_instance_is_reopened()
    {
        Happens(new Begin(), Started("1"), Waits("1"), Started("2", "1"), new ActivityFaulted("2", "i", "C", "boom"), new WaitsParked());
        journal.HasBookmarks(journal.ById["1"]).ShouldBeFalse();
        journal.ById["2"].Fault!.Message.ShouldBe("boom");

        Happens(
            new RepairInstance([new RetryIncident("i")], "again"),
            new InstanceReopened(), new IncidentResolved("i", "retried"), new ActivityRetried("2"), new ActivityCompleted("2"));

        journal.HasBookmarks(journal.ById["1"]).ShouldBeTrue();
        (journal.ById["2"].Status, journal.ById["2"].Fault).ShouldBe((ExecutionStatus.Completed, null));
        Lines(skip: 4).ShouldBe(["2 Started", "2 Completed"]);
    }

    private static ActivityStarted Started(string id, string? parent = null) => new(id, $"n{id}", parent, 1);

    private static BookmarkCreated Waits(string id) => new(new Bookmark($"{id}-1", id, $"n{id}", "Event", "E"));

    private static EffectRequested Asks(string key, string id) => new(new PendingEffect(key, id, "k", default));

    private void Happens(Stimulus stimulus, params Fact[] facts) => journal = journal.Apply(
        new WorkflowAdvanced(stimulus, [.. facts]), new EventFacts(1, At, Actor.Engine("320100")));

    private ImmutableArray<string> Lines(int skip = 0) =>
        [.. journal.Entries.Skip(skip).Select(entry => $"{entry.ExecutionId} {entry.Event}")];
}
