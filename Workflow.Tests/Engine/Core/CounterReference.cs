namespace Workflow.Tests.Engine.Core;

/// <summary>Counter mode by hand.</summary>
internal sealed class CounterReference(DrawnChart chart, Func<string, int, string[]> outcomes) : FlowchartReference(chart, outcomes)
{
    private readonly Dictionary<string, int> activityVisits = [];
    private readonly Dictionary<Way, int> wayVisits = [];
    private readonly Dictionary<Way, bool> lastFollowed = [];

    protected override void Leave(string id, bool byLoop, IReadOnlyCollection<string> names) => Leave(id, byLoop, names, null);

    protected override void Cancelled(string id, string join) => Leave(id, false, [], join);

    /// <param name="id">Who is left, or passed over.</param>
    /// <param name="byLoop">Whether a way back led there; its visits are not counted then.</param>
    /// <param name="names">Outcomes; none when it is passed over.</param>
    /// <param name="due">A join that begins already.</param>
    private void Leave(string id, bool byLoop, IReadOnlyCollection<string> names, string? due)
    {
        if (!byLoop)
        {
            activityVisits[id] = Visits(id) + 1;
        }

        foreach (var way in WaysFrom(id))
        {
            wayVisits[way] = Visits(way) + 1;
            lastFollowed[way] = names.Contains(way.Port);
            if (IsForward(way))
            {
                Enter(way, due);
            }
            else if (lastFollowed[way] && !IsFaulted)
            {
                if (MustPass(way.From, way.To))
                {
                    Schedule(way.To, byLoop: true);
                }
                else
                {
                    Fault();
                }
            }
        }
    }

    private void Enter(Way way, string? due)
    {
        var to = way.To;
        if (to == due || IsFaulted)
        {
            return;
        }

        var inbound = WaysTo(to).Where(IsForward).ToList();
        var allCame = inbound.Min(Visits) > Visits(to);
        var latest = inbound.Max(Visits);
        var anyFollowed = latest > Visits(to) && inbound.Exists(one => Visits(one) == latest && lastFollowed[one]);
        var mode = Chart[to].Kind == DrawnKind.Join ? Chart[to].Mode : "WaitAllActive";
        switch (mode)
        {
            case "WaitAny" when Visits(way) <= Visits(to) || IsQueued(to):
                break;
            case "WaitAny" when anyFollowed:
                Schedule(to);
                CancelTowards(to);
                break;
            case "WaitAll" when allCame && inbound.TrueForAll(one => lastFollowed[one]):
            case "WaitAllActive" when allCame && anyFollowed:
                Schedule(to);
                break;
            default:
                if (allCame)
                {
                    Leave(to, false, [], due);
                }

                break;
        }
    }

    private int Visits(string id) => activityVisits.GetValueOrDefault(id);

    private int Visits(Way way) => wayVisits.GetValueOrDefault(way);
}
