using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>What would go wrong in a state machine: names that no state has, and conditions that cannot be read.</summary>
internal static class StateMachineCheck
{
    /// <summary>A sentence for each mistake.</summary>
    public static IEnumerable<string> Find(JsonElement machine, ExpressionLanguages languages)
    {
        var names = NodeReader.Items(machine, "states").Select(state => state.Text("name")).OfType<string>().ToList();
        foreach (var name in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"有 {name.Count()} 个状态叫“{name.Key}”，请改成不同的名称。";
        }

        if (machine.Text("initialState") is { Length: > 0 } initial && !names.Contains(initial))
        {
            yield return $"没有名为“{initial}”的初始状态，请选一个已有的状态。";
        }

        foreach (var (index, transition) in NodeReader.Items(machine, "transitions").Index())
        {
            var label = transition.Text("displayName") ?? transition.Text("name") ?? string.Empty;
            foreach (var missing in new[] { transition.Text("from"), transition.Text("to") }.Where(end => end is null || !names.Contains(end)))
            {
                yield return $"第 {index + 1} 个转换“{label}”连着不存在的状态“{missing}”，请选一个已有的状态。";
            }

            if (Expression.ReadWrapped(transition.Member("condition") ?? default) is { } condition
                && languages.Check(condition) is { } wrong)
            {
                yield return $"第 {index + 1} 个转换“{label}”的条件：{wrong}";
            }
        }
    }
}
