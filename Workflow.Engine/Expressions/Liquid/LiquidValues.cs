using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Fluid.Values;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>JSON as Liquid sees it; a personal value is opened when a template comes to it.</summary>
internal sealed class LiquidValues(PersonalReader reader)
{
    /// <summary>One value.</summary>
    public FluidValue Of(JsonElement value)
    {
        if (SealedJson.Read(value) is { } found)
        {
            return Of(reader.Open(found));
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => new DictionaryValue(new LiquidObject(
                value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value),
                this)),
            JsonValueKind.Array => new ArrayValue([.. value.EnumerateArray().Select(Of)]),
            JsonValueKind.String => new StringValue(value.GetString()!),
            JsonValueKind.Number => value.TryGetDecimal(out var number)
                ? NumberValue.Create(number)
                : new StringValue(value.GetRawText()),
            JsonValueKind.True => BooleanValue.True,
            JsonValueKind.False => BooleanValue.False,
            _ => NilValue.Instance,
        };
    }
}

/// <summary>An object whose members are turned into values when they are asked for.</summary>
internal sealed class LiquidObject(IReadOnlyDictionary<string, JsonElement> members, LiquidValues values) : IFluidIndexable
{
    public int Count => members.Count;

    public IEnumerable<string> Keys => members.Keys;

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out FluidValue value)
    {
        if (members.TryGetValue(name, out var found))
        {
            value = values.Of(found);
            return true;
        }

        value = NilValue.Instance;
        return false;
    }
}
