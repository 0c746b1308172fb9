using Workflow.Engine.Execution;

namespace Workflow.Tests.Engine.Core;

/// <summary>What a drawn activity is: a step, a step that waits, a join or an end.</summary>
internal enum DrawnKind
{
    Step,
    Wait,
    Join,
    End,
}

/// <summary>An activity of a drawn flowchart; a join's mode, or a step's merge mode.</summary>
internal sealed record Drawn(string Id, DrawnKind Kind, string Mode);

/// <summary>A connection of a drawn flowchart.</summary>
internal sealed record Way(string From, string Port, string To);

/// <summary>A flowchart that begins with its first activity.</summary>
internal sealed record DrawnChart(IReadOnlyList<Drawn> Activities, IReadOnlyList<Way> Ways)
{
    public string Start => Activities[0].Id;

    public Drawn this[string id] => Activities.Single(activity => activity.Id == id);
}

/// <summary>
/// A flowchart run by hand, straight from the rules that Elsa's source states, as naively as they can be written: the
/// other opinion that the engine is held against. What both modes have in common is here.
/// </summary>
internal abstract class FlowchartReference(DrawnChart chart, Func<string, int, string[]> outcomes)
{
    /// <summary>More starts than that and the chart is not compared: it may never end.</summary>
    private const int Enough = 150;

    private readonly List<(string Id, bool ByLoop)> queue = [];
    private readonly List<(string Id, bool ByLoop, int Visit)> live = [];
    private readonly Dictionary<string, int> visits = [];
    private readonly List<(string From, string To)> forward = Forward(chart);

    /// <summary>Activities in the order of their starts.</summary>
    public List<string> Started { get; } = [];

    /// <summary>Activities that wait, the oldest first.</summary>
    public IReadOnlyList<string> Waiting => [.. live.Select(one => one.Id)];

    public bool IsOver { get; private set; }

    public bool IsFaulted { get; private set; }

    public bool IsTooLong => Started.Count > Enough;

    protected DrawnChart Chart => chart;

    protected static FlowchartReference Of(DrawnChart chart, Func<string, int, string[]> outcomes, FlowchartMode mode) =>
        mode == FlowchartMode.Token ? new TokenReference(chart, outcomes) : new CounterReference(chart, outcomes);

    public static FlowchartReference Begin(DrawnChart chart, Func<string, int, string[]> outcomes, FlowchartMode mode)
    {
        var reference = Of(chart, outcomes, mode);
        reference.Schedule(chart.Start);
        reference.Drain();
        return reference;
    }

    /// <summary>Lets one that waits go on.</summary>
    public void Resume(int index)
    {
        var (id, byLoop, visit) = live[index];
        live.RemoveAt(index);
        Complete(id, byLoop, outcomes(id, visit));
        Drain();
    }

    protected abstract void Leave(string id, bool byLoop, IReadOnlyCollection<string> names);

    /// <summary>A branch that would lead to a join was cancelled.</summary>
    protected abstract void Cancelled(string id, string join);

    protected void Schedule(string id, bool byLoop = false) => queue.Add((id, byLoop));

    protected bool IsQueued(string id) => queue.Any(one => one.Id == id);

    protected bool IsPending(string id) => IsQueued(id) || live.Any(one => one.Id == id);

    protected bool IsForward(Way way) => forward.Contains((way.From, way.To));

    protected IEnumerable<Way> WaysFrom(string id) => chart.Ways.Distinct().Where(way => way.From == id);

    protected IEnumerable<Way> WaysTo(string id) => chart.Ways.Distinct().Where(way => way.To == id);

    /// <summary>Whether forward connections lead from one activity to another, in one step or more.</summary>
    protected bool LeadsTo(string from, string to) =>
        forward.Any(edge => edge.From == from && (edge.To == to || LeadsTo(edge.To, to)));

    /// <summary>Every way back from here to the start passes there.</summary>
    protected bool MustPass(string from, string there) =>
        from == there || (from != chart.Start && forward.Where(edge => edge.To == from).All(edge => MustPass(edge.From, there)));

    protected void CancelTowards(string join)
    {
        foreach (var one in live.Where(one => LeadsTo(one.Id, join)).ToList())
        {
            live.Remove(one);
            Cancelled(one.Id, join);
        }
    }

    protected void Fault()
    {
        IsFaulted = true;
        End();
    }

    private static List<(string From, string To)> Forward(DrawnChart chart)
    {
        var accepted = new List<(string From, string To)>();
        var seen = new List<string> { chart.Start };
        for (var i = 0; i < seen.Count; i++)
        {
            foreach (var way in chart.Ways.Where(way => way.From == seen[i]))
            {
                if (!accepted.Contains((way.From, way.To)) && !Reaches(way.To, way.From))
                {
                    accepted.Add((way.From, way.To));
                    seen.AddRange(seen.Contains(way.To) ? [] : [way.To]);
                }
            }
        }

        return accepted;

        bool Reaches(string from, string to) =>
            from == to || accepted.Any(edge => edge.From == from && Reaches(edge.To, to));
    }

    private void Drain()
    {
        while (queue.Count > 0 && !IsOver && !IsTooLong)
        {
            var (id, byLoop) = queue[0];
            queue.RemoveAt(0);
            Started.Add(id);
            visits[id] = visits.GetValueOrDefault(id) + 1;
            switch (chart[id].Kind)
            {
                case DrawnKind.End:
                    End();
                    break;
                case DrawnKind.Wait:
                    live.Add((id, byLoop, visits[id]));
                    break;
                case DrawnKind.Join:
                    CancelTowards(id);
                    Complete(id, byLoop, ["Done"]);
                    break;
                default:
                    Complete(id, byLoop, outcomes(id, visits[id]));
                    break;
            }
        }
    }

    private void Complete(string id, bool byLoop, string[] names)
    {
        Leave(id, byLoop, names);
        if (queue.Count == 0 && live.Count == 0)
        {
            End();
        }
    }

    private void End()
    {
        IsOver = true;
        queue.Clear();
        live.Clear();
    }
}
