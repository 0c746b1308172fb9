using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Workflow.Engine.Storage;
using JintEngine = Jint.Engine;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>Elsa's functions that know nothing of the workflow. Ids come from the burst.</summary>
internal static partial class CommonFunctions
{
    /// <summary>All of them by name.</summary>
    public static IEnumerable<KeyValuePair<string, Func<JsValue[], JsValue>>> All(
        JintEngine engine,
        JsTrees trees,
        BurstRandomId newId) =>
    [
        new("newGuid", _ => new JsString(newId().ToString())),
        new("newGuidString", _ => new JsString(newId().ToString())),
        new("getGuidString", _ => new JsString(newId().ToString())),
        new("newShortGuid", _ => Short(newId())),
        new("getShortGuid", _ => Short(newId())),
        new("parseGuid", arguments => Guid.TryParse(Text(arguments), out var id)
            ? new JsString(id.ToString())
            : throw new ExpressionException("parseGuid 的参数不是有效的 GUID。")),
        new("isNullOrWhiteSpace", arguments => Flag(string.IsNullOrWhiteSpace(Nullable(arguments)))),
        new("isNullOrEmpty", arguments => Flag(string.IsNullOrEmpty(Nullable(arguments)))),
        new("toJson", arguments => new JsString(JsonSerializer.Serialize(trees.OpenJson(First(arguments)), EngineJson.Options))),
        new("stringToBase64", arguments => new JsString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments))))),
        new("stringFromBase64", arguments => new JsString(Encoding.UTF8.GetString(Base64(arguments)))),
        new("bytesToString", arguments => new JsString(Encoding.UTF8.GetString(Bytes(arguments)))),
        new("bytesFromString", arguments => engine.Intrinsics.Uint8Array.Construct(Encoding.UTF8.GetBytes(Text(arguments)))),
        new("bytesToBase64", arguments => new JsString(Convert.ToBase64String(Bytes(arguments)))),
        new("bytesFromBase64", arguments => engine.Intrinsics.Uint8Array.Construct(Base64(arguments))),
    ];

    private static JsValue First(JsValue[] arguments) => arguments.Length > 0 ? arguments[0] : JsValue.Undefined;

    private static string Text(JsValue[] arguments) => First(arguments).ToString();

    private static string? Nullable(JsValue[] arguments) => First(arguments) is JsString text ? text.ToString() : null;

    private static JsBoolean Flag(bool value) => value ? JsBoolean.True : JsBoolean.False;

    private static byte[] Bytes(JsValue[] arguments) => First(arguments).IsUint8Array()
        ? First(arguments).AsUint8Array()
        : throw new ExpressionException("参数不是字节数组（Uint8Array）。");

    private static byte[] Base64(JsValue[] arguments)
    {
        try
        {
            return Convert.FromBase64String(Text(arguments));
        }
        catch (FormatException)
        {
            throw new ExpressionException("参数不是有效的 Base64 文字。");
        }
    }

    private static JsString Short(Guid id) => new(NotPlain().Replace(Convert.ToBase64String(id.ToByteArray()), string.Empty));

    [GeneratedRegex("[/+=]")]
    private static partial Regex NotPlain();
}

/// <summary>Gives a new id, deterministic within the burst.</summary>
internal delegate Guid BurstRandomId();
