using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Expressions;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Repair;

/// <summary>
/// Keeps personal values that an operator types from being stored in clear: those the instance knows, and whatever takes
/// the place of one.
/// </summary>
/// <param name="keys">Keys of the instance's persons.</param>
/// <param name="state">The instance as JSON.</param>
internal sealed class InterventionSeal(KeyRing keys, JsonElement state)
{
    /// <summary>The intervention as it may be stored.</summary>
    /// <exception cref="RepairRefusedException">The reason holds a personal value.</exception>
    public Intervention Seal(Intervention intervention)
    {
        if (Opened(state).Reveals(intervention.Reason))
        {
            throw new RepairRefusedException("repair.reason-personal", "理由会长期保存，请不要写入姓名、证件号码、电话等个人信息。");
        }

        return intervention is RepairInstance repair ? repair with { Steps = [.. repair.Steps.Select(Seal)] } : intervention;
    }

    private RepairStep Seal(RepairStep step) => step switch
    {
        ChangeVariable change => change with { Value = Seal(change.Value, Present(change.Variable)) },
        SkipIncident { Outputs: { } outputs } skip => skip with
        {
            Outputs = outputs.ToImmutableDictionary(output => output.Key, output => Seal(output.Value, default)),
        },
        _ => step,
    };

    /// <summary>What is under a variable's name now, in any scope.</summary>
    private JsonElement Present(string variable) => state.Member("executions") is { } executions
        ? executions.EnumerateObject()
            .Select(execution => execution.Value.Member("variables")?.Member(variable) ?? default)
            .FirstOrDefault(value => SealedJson.Find(value).Any())
        : default;

    private JsonElement Seal(JsonElement value, JsonElement present)
    {
        var replaced = Opened(present);
        var known = Opened(state);
        return replaced.IsTainted ? replaced.Seal(value)
            : known.Reveals(value.GetRawText()) ? known.Seal(value)
            : value;
    }

    private PersonalReader Opened(JsonElement tree)
    {
        var reader = new PersonalReader(keys);
        reader.OpenTree(tree);
        return reader;
    }
}
