using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using Workflow.Engine.Instances;
using JintEngine = Jint.Engine;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>The functions and objects that Elsa gives to scripts.</summary>
internal sealed class ElsaFunctions(JintEngine engine, JsTrees trees, ExpressionScope scope)
{
    private readonly ScriptVariables variables = new(engine, trees, scope);
    private JsonElement? correlationId;
    private JsonElement? instanceName;
    private JsonElement? outcomes;

    /// <summary>Defines them all.</summary>
    public void Define(string code)
    {
        var state = scope.State;
        Function("getVariable", arguments => variables.Get(Text(arguments, 0)));
        Function("setVariable", arguments => variables.Set(Text(arguments, 0), At(arguments, 1)));
        Function("getInput", arguments => trees.ToJs(scope.Input(Text(arguments, 0))));
        Function("getOutputFrom", arguments => Output(Text(arguments, 0), arguments.Length > 1 && !At(arguments, 1).IsNull() && !At(arguments, 1).IsUndefined() ? Text(arguments, 1) : "Result"));
        Function("getLastResult", _ => trees.ToJs(state.LastResult ?? JsonValues.Null));
        Function("getCorrelationId", _ => TextOrNull(state.CorrelationId));
        Function("getWorkflowInstanceId", _ => TextOrNull(state.Id));
        Function("getWorkflowInstanceName", _ => TextOrNull(state.Name));
        Function("getWorkflowDefinitionId", _ => TextOrNull(state.DefinitionId));
        Function("getWorkflowDefinitionVersionId", _ => TextOrNull(state.DefinitionVersionId));
        Function("getWorkflowDefinitionVersion", _ => JsNumber.Create(state.DefinitionVersion));
        Function("setCorrelationId", arguments => Keep(ref correlationId, At(arguments, 0)));
        Function("setWorkflowInstanceName", arguments => Keep(ref instanceName, At(arguments, 0)));
        Function("setOutcome", arguments => Keep(ref outcomes, At(arguments, 0)));
        Function("setOutcomes", arguments => Keep(ref outcomes, At(arguments, 0)));
        foreach (var (name, body) in CommonFunctions.All(engine, trees, scope.Random.Guid))
        {
            Function(name, body);
        }

        engine.Global.Get("Math").AsObject()
            .FastSetDataProperty("random", new ClrFunction(engine, "random", (_, _) => JsNumber.Create(scope.Random.Fraction())));
        DefineVariables();
        DefineInputs();
        if (code.Contains("From", StringComparison.Ordinal))
        {
            DefineOutputs();
        }
    }

    /// <summary>Keeps what the script changed; texts are sealed when it opened anything.</summary>
    public void Apply(PersonalReader reader)
    {
        variables.Apply(reader);
        if (correlationId is { } correlation)
        {
            scope.Record(reader.IsTainted
                ? throw new ExpressionException("读取了个人信息的脚本不能设置关联编号。")
                : new CorrelationSet(JsonValues.Masked(correlation)));
        }

        if (instanceName is { } name1)
        {
            scope.Record(new NameSet(reader.Mask(JsonValues.Masked(name1))));
        }
    }

    /// <summary>The outcomes that the script chose.</summary>
    public IReadOnlyList<string> Outcomes(PersonalReader reader) => outcomes switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Select(one => Outcome(one, reader))],
        { } one => [Outcome(one, reader)],
    };

    private static string Outcome(JsonElement value, PersonalReader reader)
    {
        var text = JsonValues.Masked(value);
        return reader.Reveals(text) ? throw new ExpressionException("出口名不能含有个人信息。") : text;
    }

    private void DefineVariables()
    {
        var holder = new JsObject(engine);
        foreach (var name in scope.Variables().Select(slot => slot.Name).Distinct(StringComparer.Ordinal))
        {
            var getter = new ClrFunction(engine, name, (_, _) => variables.Get(name));
            var setter = new ClrFunction(engine, name, (_, arguments) => variables.Set(name, At(arguments, 0)));
            holder.DefineOwnProperty(new JsString(name), new GetSetPropertyDescriptor(getter, setter, true, true));
            Optional($"get{Pascal(name)}", _ => variables.Get(name));
            Optional($"set{Pascal(name)}", arguments => variables.Set(name, At(arguments, 0)));
        }

        engine.SetValue("variables", holder);
    }

    private void DefineInputs()
    {
        foreach (var input in scope.Graph.Inputs)
        {
            Optional($"get{Pascal(input.Name)}", _ => trees.ToJs(scope.Input(input.Name)));
        }
    }

    private void DefineOutputs()
    {
        foreach (var node in scope.Siblings())
        {
            foreach (var (name, value) in scope.Outputs(node.Id))
            {
                Optional($"get{Pascal(name)}From{Pascal(node.Name ?? node.Id)}", _ => trees.ToJs(value));
            }
        }
    }

    private JsValue Output(string activity, string output) =>
        scope.Outputs(activity).TryGetValue(output, out var value) ? trees.ToJs(value) : JsValue.Null;

    private JsValue Keep(ref JsonElement? target, JsValue value)
    {
        target = trees.ToJson(value);
        return JsValue.Undefined;
    }

    private void Function(string name, Func<JsValue[], JsValue> body) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => body(arguments)));

    private void Optional(string name, Func<JsValue[], JsValue> body)
    {
        if (!engine.Global.HasOwnProperty(new JsString(name)))
        {
            Function(name, body);
        }
    }

    private static JsValue At(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string Text(JsValue[] arguments, int index) => At(arguments, index).ToString();

    private static JsValue TextOrNull(string? text) => text is null ? JsValue.Null : new JsString(text);

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
