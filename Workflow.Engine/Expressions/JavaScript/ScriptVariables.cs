using System.Globalization;
using System.Text.Json;
using Jint;
using Jint.Native;
using Workflow.Engine.Privacy;
using JintEngine = Jint.Engine;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>
/// Variables as one script reads and changes them. An object that the script changes in place is kept too, as in Elsa.
/// </summary>
internal sealed class ScriptVariables(JintEngine engine, JsTrees trees, ExpressionScope scope)
{
    private readonly Dictionary<string, JsValue> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (JsValue Value, JsonElement AsRead)> read = new(StringComparer.Ordinal);

    public JsValue Get(string name)
    {
        if (changed.TryGetValue(name, out var value))
        {
            return value;
        }

        if (read.TryGetValue(name, out var known))
        {
            return known.Value;
        }

        if (scope.FindVariable(name) is not { } slot)
        {
            return JsValue.Null;
        }

        value = ToJs(slot);
        if (value.IsObject() && SealedJson.Read(slot.Value) is null)
        {
            // Compared later with what the script was given, not with what is stored: a number may lose digits on the way.
            read[name] = (value, trees.ToJson(value));
        }

        return value;
    }

    public JsValue Set(string name, JsValue value)
    {
        changed[name] = value;
        return JsValue.Undefined;
    }

    /// <summary>Keeps what the script changed; texts are sealed when it opened anything.</summary>
    public void Apply(PersonalReader reader)
    {
        foreach (var (name, value) in changed)
        {
            scope.SetVariable(name, reader.Seal(trees.ToJson(value)));
        }

        foreach (var (name, known) in read.Where(known => !changed.ContainsKey(known.Key)))
        {
            var now = trees.ToJson(known.Value);
            if (!JsonElement.DeepEquals(now, known.AsRead))
            {
                scope.SetVariable(name, reader.Seal(now));
            }
        }
    }

    private JsValue ToJs(VariableSlot slot) =>
        slot is { IsArray: false, TypeName: "DateTime" or "DateTimeOffset", Value.ValueKind: JsonValueKind.String }
        && DateTime.TryParse(
            slot.Value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? JsValue.FromObject(engine, ToUtc(moment))
            : trees.ToJs(slot.Value);

    private static DateTime ToUtc(DateTime moment) => moment.Kind == DateTimeKind.Unspecified
        ? TimeZoneInfo.ConvertTimeToUtc(moment, BurstTimeSystem.Zone)
        : moment.ToUniversalTime();
}
