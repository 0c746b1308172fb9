using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Migration;

/// <summary>Variables of a scope in another version: by id, else by name; new ones get their defaults.</summary>
internal sealed class ScopeMigration(
    ActivityNode from,
    ActivityNode to,
    ImmutableArray<MigrationRemark>.Builder losses)
{
    public ImmutableDictionary<string, JsonElement> Move(ImmutableDictionary<string, JsonElement> values)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var result = BurstRun.InitialVariables(to, null).ToBuilder();
        foreach (var variable in to.Variables)
        {
            if (SourceOf(variable) is { } source && values.TryGetValue(source, out var value))
            {
                taken.Add(source);
                result[variable.Id] = ValueConversion.ToType(value, variable.IsArray ? null : variable.TypeName);
            }
        }

        foreach (var (id, value) in values.Where(pair => !taken.Contains(pair.Key)))
        {
            if (from.Variables.FirstOrDefault(variable => variable.Id == id) is { } dropped)
            {
                losses.Add(new MigrationRemark(from.NodeId, $"变量“{dropped.Name}”在新版本中不存在，它的值将不再保留。"));
            }
            else
            {
                // Values that a loop or a script brought along belong to no definition.
                result[id] = value;
            }
        }

        return result.ToImmutable();
    }

    private string? SourceOf(VariableDefinition variable) =>
        from.Variables.FirstOrDefault(old => old.Id == variable.Id)?.Id
        ?? from.Variables.FirstOrDefault(old => old.Name == variable.Name && to.Variables.All(other => other.Id != old.Id))?.Id;
}
