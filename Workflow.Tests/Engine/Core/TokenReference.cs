namespace Workflow.Tests.Engine.Core;

/// <summary>Token mode by hand: every token is one on a list, as in Elsa.</summary>
internal sealed class TokenReference(DrawnChart chart, Func<string, int, string[]> outcomes) : FlowchartReference(chart, outcomes)
{
    private readonly List<Way> tokens = [];
    private readonly List<Way> blocks = [];

    protected override void Cancelled(string id, string join)
    {
        tokens.RemoveAll(token => token.From == id || token.To == id);
        blocks.RemoveAll(block => block.From == id || block.To == id);
    }

    protected override void Leave(string id, bool byLoop, IReadOnlyCollection<string> names)
    {
        var followed = WaysFrom(id).Where(way => names.Contains(way.Port)).ToList();
        tokens.AddRange(followed);
        tokens.RemoveAll(token => token.To == id);
        foreach (var way in followed)
        {
            Enter(way);
        }

        // A block is for the round in which its target runs, and for a loser of a race that has yet to arrive.
        blocks.RemoveAll(block => !IsPending(block.To) && !(Mode(block.To) == "Race" && MayStillCome(block.From)));
    }

    private void Enter(Way way)
    {
        var to = way.To;
        var inbound = WaysTo(to).ToList();
        var inboundForward = inbound.Where(IsForward).ToList();
        switch (Mode(to))
        {
            case "Race":
                CancelTowards(to);
                goto case "Cascade";
            case "Cascade":
                if (blocks.Contains(way))
                {
                    tokens.RemoveAll(token => token == way);
                    break;
                }

                Schedule(to);
                blocks.AddRange(inboundForward.Where(other => other.From != way.From));
                break;
            case "Merge" when inboundForward.Count > 1 && !inboundForward.TrueForAll(tokens.Contains):
            case "Converge" when inbound.Count > 1 && !inbound.TrueForAll(tokens.Contains):
            case "Stream" when inboundForward.Exists(one => tokens.Exists(token => token.To == one.From)):
                break;
            default:
                Schedule(to);
                break;
        }
    }

    private bool MayStillCome(string id) => Chart.Activities.Any(activity =>
        (activity.Id == id || LeadsTo(activity.Id, id))
        && (IsPending(activity.Id) || tokens.Exists(token => token.To == activity.Id)));

    private string Mode(string id) => (Chart[id].Kind, Chart[id].Mode) switch
    {
        (DrawnKind.Join, "WaitAny") => "Race",
        (DrawnKind.Join, _) => "Merge",
        var (_, mode) => mode,
    };
}
