using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using JintEngine = Jint.Engine;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>
/// JSON to script values and back. A personal value inside a tree becomes a property that opens it when it is read;
/// what a script passes on unread comes back sealed as it was.
/// </summary>
internal sealed class JsTrees(JintEngine engine, PersonalReader reader)
{
    private const int MaxDepth = StorableText.Deepest;
    private const double ExactInteger = 9007199254740991;

    private readonly ConditionalWeakTable<JsValue, object> sealedGetters = [];

    /// <summary>A value as scripts see it. A personal value standing alone is opened: to ask for it is to read it.</summary>
    public JsValue ToJs(JsonElement value)
    {
        if (SealedJson.Read(value) is { } found)
        {
            return ToJs(reader.Open(found));
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => ToObject(value),
            JsonValueKind.Array => ToArray(value),
            JsonValueKind.String => new JsString(value.GetString()!),
            JsonValueKind.Number => JsNumber.Create(value.GetDouble()),
            JsonValueKind.True => JsBoolean.True,
            JsonValueKind.False => JsBoolean.False,
            _ => JsValue.Null,
        };
    }

    /// <summary>A script's value as JSON.</summary>
    /// <exception cref="ExpressionException">It is cyclic, too deep, or holds text that cannot be stored.</exception>
    public JsonElement ToJson(JsValue value) => JsonValues.Of(ToNode(value, 0));

    /// <summary>A script's value with every personal value opened, for turning it into text.</summary>
    public JsonNode? OpenJson(JsValue value) => reader.OpenTree(ToJson(value));

    private JsObject ToObject(JsonElement value)
    {
        var result = new JsObject(engine);
        foreach (var member in value.EnumerateObject())
        {
            result.DefineOwnProperty(new JsString(member.Name), Property(member.Name, member.Value));
        }

        return result;
    }

    private JsArray ToArray(JsonElement value)
    {
        var result = new JsArray(engine, 0, 0);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var name = index++.ToString(CultureInfo.InvariantCulture);
            result.DefineOwnProperty(new JsString(name), Property(name, item));
        }

        return result;
    }

    private PropertyDescriptor Property(string name, JsonElement value)
    {
        if (SealedJson.Read(value) is null)
        {
            return new PropertyDescriptor(ToJs(value), true, true, true);
        }

        var getter = new ClrFunction(engine, name, (_, _) => ToJs(value));
        var setter = new ClrFunction(engine, name, (target, arguments) =>
        {
            target.AsObject().DefineOwnProperty(
                new JsString(name),
                new PropertyDescriptor(arguments.Length > 0 ? arguments[0] : JsValue.Undefined, true, true, true));
            return JsValue.Undefined;
        });
        sealedGetters.Add(getter, value);
        return new GetSetPropertyDescriptor(getter, setter, true, true);
    }

    private JsonNode? ToNode(JsValue value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ExpressionException($"JavaScript 的结果嵌套超过 {MaxDepth} 层或者循环引用，不能保存。");
        }

        return value switch
        {
            JsString text => JsonValue.Create(StorableText.Require(text.ToString())),
            JsNumber number => Number(number.AsNumber()),
            JsBoolean flag => JsonValue.Create(flag.AsBoolean()),
            _ when value.IsUint8Array() => JsonValue.Create(Convert.ToBase64String(value.AsUint8Array())),
            JsBigInt big => JsonValue.Create(big.ToString()),
            JsDate date => double.IsFinite(date.DateValue) ? JsonValue.Create(Iso(date)) : null,
            JsArray array => new JsonArray([.. Enumerable.Range(0, (int)array.Length)
                .Select(index => Member(array, new JsString(index.ToString(CultureInfo.InvariantCulture)), depth))]),
            _ when value.IsObject() && !value.IsCallable() => Object(value.AsObject(), depth),
            _ => null,
        };
    }

    private JsonObject Object(Jint.Native.Object.ObjectInstance value, int depth)
    {
        var result = new JsonObject();
        foreach (var key in value.GetOwnPropertyKeys(Jint.Runtime.Types.String))
        {
            if (value.GetOwnProperty(key).Enumerable)
            {
                result[StorableText.Require(key.ToString())] = Member(value, key, depth);
            }
        }

        return result;
    }

    private JsonNode? Member(Jint.Native.Object.ObjectInstance owner, JsValue key, int depth) =>
        owner.GetOwnProperty(key) is GetSetPropertyDescriptor { Get: { } getter } && sealedGetters.TryGetValue(getter, out var unread)
            ? JsonNode.Parse(((JsonElement)unread).GetRawText())
            : ToNode(owner.Get(key), depth + 1);

    private static JsonValue? Number(double number) =>
        !double.IsFinite(number) ? null
        : number == Math.Truncate(number) && Math.Abs(number) <= ExactInteger ? JsonValue.Create((long)number)
        : JsonValue.Create(number);

    private static string Iso(JsDate date) =>
        date.ToDateTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
