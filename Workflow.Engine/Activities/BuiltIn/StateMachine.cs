using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>
/// Named states and the transitions between them (状态机), as in Elsa 3.8: a state's entry runs, then the triggers of its
/// transitions wait side by side; the first whose condition holds ends the others, and the state's exit, the transition's
/// action and the next state's entry follow. It completes in a state that no transition leaves.
/// </summary>
internal sealed class StateMachine : IActivity
{
    public const string TypeName = "Elsa.StateMachine";

    private const string StateKey = "state";
    private const string Entering = "entry";

    /// <summary>So many transitions without a trigger or an activity between them are an endless ring.</summary>
    private const int LongestRun = 100;

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "StateMachine", Describe.Flow, "状态机", "在若干状态之间，按触发与条件转换。", ports: ["states", "transitions"], isBrowsable: false);

    public void Execute(IActivityContext context)
    {
        var json = context.Node.Json;
        var first = json.Text("currentState") is { } current && !string.IsNullOrWhiteSpace(current)
            ? current
            : json.Text("initialState");
        new Machine((ActivityContext)context).Enter(first);
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        var machine = new Machine((ActivityContext)context);
        if (child.Tag == Entering)
        {
            machine.AwaitTriggers();
            return;
        }

        var (phase, transition) = machine.Read(child.Tag!);
        if (transition.From == machine.Current)
        {
            machine.GoOn(phase, transition, child);
        }
    }

    private enum Phase
    {
        Trigger,
        Exit,
        Action,
    }

    private sealed record Transition(int Index, string From, string To, JsonElement Json);

    private sealed class Machine(ActivityContext context)
    {
        private readonly List<JsonElement> states = [.. NodeReader.Items(context.Node.Json, "states")];
        private readonly List<Transition> transitions =
        [
            .. NodeReader.Items(context.Node.Json, "transitions").Index().Select(one => new Transition(
                one.Index, one.Item.Text("from") ?? string.Empty, one.Item.Text("to") ?? string.Empty, one.Item)),
        ];

        private int run;

        public string? Current { get; private set; } = (string?)context.Bag()[StateKey];

        public (Phase Phase, Transition Transition) Read(string tag)
        {
            var colon = tag.IndexOf(':', StringComparison.Ordinal);
            return (Enum.Parse<Phase>(tag[..colon]), transitions[int.Parse(tag[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture)]);
        }

        public void Enter(string? state)
        {
            if (Find(state) is not { } found)
            {
                context.Complete();
                return;
            }

            Current = state;
            context.SetBag(new JsonObject { [StateKey] = state });
            if (Child(found, "states", "entry") is { } entry)
            {
                context.Schedule(entry, Entering);
            }
            else
            {
                AwaitTriggers();
            }
        }

        public void AwaitTriggers()
        {
            var leaving = Leaving().Where(transition => Find(transition.To) is not null).ToList();
            if (leaving.Count == 0)
            {
                context.Complete();
                return;
            }

            if (leaving.Find(transition => Trigger(transition) is null && Holds(transition)) is { } free)
            {
                Take(free, null);
                return;
            }

            var triggered = leaving.Where(transition => Trigger(transition) is not null).ToList();
            if (triggered.Count == 0)
            {
                throw new ExpressionException($"状态“{Current}”没有可以走的转换：各转换的条件都不成立，也没有触发。请给其中一个转换加上触发或修改条件。");
            }

            foreach (var transition in triggered)
            {
                Schedule(Trigger(transition)!, Phase.Trigger, transition);
            }
        }

        public void GoOn(Phase phase, Transition transition, ChildCompletion child)
        {
            switch (phase)
            {
                case Phase.Trigger when Find(transition.To) is null:
                    break;
                case Phase.Trigger when Holds(transition):
                    Take(transition, child.ExecutionId);
                    break;
                case Phase.Trigger:
                    Schedule(child.Node, Phase.Trigger, transition);
                    break;
                case Phase.Exit:
                    Act(transition);
                    break;
                default:
                    Enter(transition.To);
                    break;
            }
        }

        private void Take(Transition transition, string? winner)
        {
            if (++run > LongestRun)
            {
                throw new ExpressionException($"状态“{Current}”的转换没有触发，形成了死循环；请加入触发或修改条件。");
            }

            context.CancelChildren(execution => execution.ParentId == context.ExecutionId && execution.Id != winner);
            context.Run.Unschedule(context.ExecutionId);
            if (Find(transition.From) is { } state && Child(state, "states", "exit") is { } exit)
            {
                Schedule(exit, Phase.Exit, transition);
            }
            else
            {
                Act(transition);
            }
        }

        private void Act(Transition transition)
        {
            if (Child(transition.Json, "transitions", "action") is { } action)
            {
                Schedule(action, Phase.Action, transition);
            }
            else
            {
                Enter(transition.To);
            }
        }

        private bool Holds(Transition transition) =>
            Expression.ReadWrapped(transition.Json.Member("condition") ?? default) is not { } condition
            || context.Run.Languages.Evaluate(condition, "Boolean", context.Scope()).ValueKind == JsonValueKind.True;

        private IEnumerable<Transition> Leaving() => transitions.Where(transition => transition.From == Current);

        private JsonElement? Find(string? name) =>
            string.IsNullOrWhiteSpace(name) ? null : states.Cast<JsonElement?>().FirstOrDefault(state => state!.Value.Text("name") == name);

        private ActivityNode? Trigger(Transition transition) => Child(transition.Json, "transitions", "trigger");

        private ActivityNode? Child(JsonElement owner, string port, string slot) =>
            owner.Member(slot)?.Text("id") is { } id ? context.Node.Under(port).FirstOrDefault(node => node.Id == id) : null;

        private void Schedule(ActivityNode node, Phase phase, Transition transition) =>
            context.Schedule(node, $"{phase}:{transition.Index}");
    }
}
