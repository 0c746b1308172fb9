using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Privacy;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <summary>
/// Runs a version against a recorded history: recorded answers of effects, tasks, commands, events and children stand in
/// for the world, and recorded times for the clock. A pure function; nothing is called and nothing written.
/// </summary>
internal sealed class Replayer(IBurstRunner runner, WorkflowGraph graph, KeyRing keys, string tenant, FlowchartMode mode)
{
    /// <summary>Timers of its own, over the whole history, after which a replay counts as one that runs on them without end.</summary>
    private const int MostTimers = 1_000;

    private readonly RunLog recorded = new();
    private readonly RunLog replayed = new();
    private readonly Dictionary<string, Queue<CommandClosed>> answers = new(StringComparer.Ordinal);
    private readonly List<Stimulus> early = [];
    private readonly List<string> remarks = [];
    private InstanceState state = InstanceState.Initial;
    private ulong seed;
    private int fired;

    public ReplayReport Run(Recording recording)
    {
        state = InstanceState.Initial.Apply(
            recording.Accepted with { DefinitionVersionId = graph.VersionId, DefinitionVersion = graph.Version },
            new EventFacts(1, recording.AcceptedAt, Actor.Engine(tenant)));
        foreach (var burst in recording.Bursts)
        {
            recorded.Add(burst.Advanced.Facts, burst.At);
            foreach (var closed in burst.Advanced.Facts.OfType<CommandClosed>())
            {
                var name = recorded.NameOf(closed.CommandId) ?? closed.CommandId;
                (answers.TryGetValue(name, out var queue) ? queue : answers[name] = new()).Enqueue(closed);
            }
        }

        foreach (var burst in recording.Bursts)
        {
            FireTimers(burst.At);
            seed = burst.Seed;
            Take(burst.Advanced.Stimulus, burst.At);
        }

        if (recording.State.Status == WorkflowStatus.Finished)
        {
            FireTimers(DateTimeOffset.MaxValue);
        }

        remarks.AddRange(early.Select(stimulus => $"记录中的“{Describe(stimulus)}”在该版本中无人等待。"));
        return ReplayComparison.Of(recorded, replayed, recording.State, state, [.. remarks.Distinct()]);
    }

    private void Take(Stimulus stimulus, DateTimeOffset at)
    {
        if (stimulus is MigrateInstance || IsSuperseded(stimulus))
        {
            return;
        }

        if (Translate(stimulus) is { } translated)
        {
            Burst(translated, at);
        }
        else
        {
            early.Add(stimulus);
        }

        DeliverEarly(at);
    }

    /// <summary>What was recorded too early for this version is given as soon as it is awaited.</summary>
    private void DeliverEarly(DateTimeOffset at)
    {
        for (var index = 0; index < early.Count; index++)
        {
            if (Translate(early[index]) is { } awaited)
            {
                early.RemoveAt(index);
                Burst(awaited, at);
                index = -1;
            }
        }
    }

    /// <summary>The stimulus in the ids of this run; null when nobody waits for it.</summary>
    private Stimulus? Translate(Stimulus stimulus) => stimulus switch
    {
        ResumeBookmark resume => Find(resume.BookmarkId, state.Bookmarks.ContainsKey) is { } id ? resume with { BookmarkId = id } : null,
        ChildFinished child => Find(child.ChildInstanceId, state.Children.ContainsKey) is { } id ? child with { ChildInstanceId = id } : null,
        EffectAnswered answered => Awaits(answered.Key) ? answered : null,
        EffectFailed failed => Awaits(failed.Key) ? failed : null,
        RaiseEvent raised => state.Bookmarks.Values.Any(bookmark =>
            bookmark.Kind == Bookmarks.BookmarkKinds.Event && bookmark.Key == raised.Name) ? raised : null,
        _ => stimulus,
    };

    private bool Awaits(string effect) => state.Effects.ContainsKey(effect) || state.Abandoned?.ContainsKey(effect) == true;

    private string? Find(string recordedId, Func<string, bool> isOpen) =>
        recorded.NameOf(recordedId) is { } name ? replayed.IdsOf(name).FirstOrDefault(isOpen) : null;

    private void Burst(Stimulus stimulus, DateTimeOffset at)
    {
        try
        {
            var spent = Apply(stimulus, at, default);
            while (state.Commands.Values.OrderBy(command => command.Id, StringComparer.Ordinal).FirstOrDefault() is { } command)
            {
                seed++;
                spent = Apply(AnswerOf(command), at, spent);
            }
        }
        catch (RepairRefusedException)
        {
            remarks.Add("记录中的一次人工处置不适用于该版本。");
        }
    }

    private BurstEffort Apply(Stimulus stimulus, DateTimeOffset at, BurstEffort spent)
    {
        var result = runner.Run(graph, state, stimulus, new BurstContext(at, seed, keys, tenant, mode) { Spent = spent });
        state = result.State;
        replayed.Add(result.Facts, at);
        return result.Spent;
    }

    private Stimulus AnswerOf(PendingCommand command)
    {
        var name = replayed.NameOf(command.Id) ?? command.Id;
        if (answers.TryGetValue(name, out var queue) && queue.TryDequeue(out var closed))
        {
            return closed.Answer is { } answer
                ? new CommandAnswered(command.Id, answer)
                : new CommandRefused(command.Id, closed.Refusal ?? "refused", string.Empty);
        }

        remarks.Add($"记录中没有“{name}”的答复。");
        return new CommandRefused(command.Id, "replay.no-answer", "记录中没有答复。");
    }

    /// <summary>Delays that the recorded run did not have, or had for another time, fire by themselves.</summary>
    private void FireTimers(DateTimeOffset until)
    {
        while (NextTimer(until) is { } next)
        {
            if (fired == MostTimers)
            {
                remarks.Add("该版本的定时循环没有结束，此后不再触发它的定时。");
                return;
            }

            fired++;
            seed++;
            Burst(new ResumeBookmark(next.Id, null), next.DueAt!.Value);
            DeliverEarly(next.DueAt!.Value);
        }
    }

    private Bookmark? NextTimer(DateTimeOffset until) => state.Bookmarks.Values
        .Where(bookmark => bookmark.DueAt <= until && IsOwn(bookmark))
        .OrderBy(bookmark => bookmark.DueAt).ThenBy(bookmark => bookmark.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private bool IsOwn(Bookmark bookmark) => IsOwn(replayed.NameOf(bookmark.Id)!);

    /// <summary>Whether a wait has a moment of its own in this run.</summary>
    private bool IsOwn(string name) =>
        replayed.PatienceOf(name) is { } own
        && (recorded.PatienceOf(name) is not { } patience || Math.Abs((patience - own).TotalSeconds) >= 1);

    /// <summary>Whether a recorded timer fires at another moment in this run.</summary>
    private bool IsSuperseded(Stimulus stimulus) =>
        stimulus is ResumeBookmark resume && recorded.NameOf(resume.BookmarkId) is { } name && IsOwn(name);

    private string Describe(Stimulus stimulus) => stimulus switch
    {
        ResumeBookmark resume => recorded.NameOf(resume.BookmarkId) ?? resume.BookmarkId,
        ChildFinished child => recorded.NameOf(child.ChildInstanceId) ?? child.ChildInstanceId,
        EffectAnswered answered => answered.Key,
        EffectFailed failed => failed.Key,
        RaiseEvent raised => raised.Name,
        _ => stimulus.GetType().Name,
    };
}
