using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Host.Api.Http;

/// <summary>Takes fields out of a body and gathers everything that is wrong, so that it is told once.</summary>
internal sealed class BodyFields(JsonElement body)
{
    private const int LongestText = 2000;
    private readonly string path = string.Empty;
    private readonly List<FieldError> errors = [];

    private BodyFields(JsonElement body, string path, List<FieldError> errors)
        : this(body) =>
        (this.path, this.errors) = (path, errors);

    /// <summary>The fields of an object inside the body; what is wrong there is gathered with the rest.</summary>
    public BodyFields Inside(JsonElement part, string partPath) => new(part, $"{path}/{partPath}", errors);

    /// <summary>A text that must be there; empty when it is wrong.</summary>
    public string Text(string name, string label) =>
        OptionalText(name, label) is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : Wrong(name, $"请填写{label}。") ?? string.Empty;

    /// <summary>A text that may be absent.</summary>
    public string? OptionalText(string name, string label)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind != JsonValueKind.String
            ? Wrong(name, $"{label}必须是文字。")
            : value.GetString()!.Length > LongestText
                ? Wrong(name, $"{label}过长，请不超过 {LongestText} 个字。")
                : value.GetString();
    }

    /// <summary>An object that must be there.</summary>
    public JsonElement Object(string name, string label)
    {
        if (Member(name) is null)
        {
            Wrong(name, $"请填写{label}。");
        }

        return OptionalObject(name, label) ?? default;
    }

    /// <summary>An object that may be absent.</summary>
    public JsonElement? OptionalObject(string name, string label)
    {
        var value = Member(name);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            Wrong(name, $"{label}必须是一个 JSON 对象。");
            return null;
        }

        return value;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string name, string label, int least, int most)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Number } value
            && value.TryGetInt32(out var number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        Wrong(name, $"{label}必须是 {least} 到 {most} 的整数。");
        return least;
    }

    /// <summary>Any value that must be there; null counts.</summary>
    public JsonElement Any(string name, string label)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value))
        {
            return value;
        }

        Wrong(name, $"请填写{label}。");
        return default;
    }

    /// <summary>A list of objects with at least one item.</summary>
    public IReadOnlyList<JsonElement> List(string name, string label, int most)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Array } list
            && list.GetArrayLength() is var length && length > 0 && length <= most
            && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            return [.. list.EnumerateArray()];
        }

        Wrong(name, $"{label}必须是 1 至 {most} 个 JSON 对象的数组。");
        return [];
    }

    /// <summary>A list of objects that may be absent or empty; null when it is absent.</summary>
    public IReadOnlyList<JsonElement>? OptionalList(string name, string label, int most)
    {
        if (Member(name) is not { } list)
        {
            return null;
        }

        if (list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() <= most
            && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            return [.. list.EnumerateArray()];
        }

        Wrong(name, $"{label}必须是至多 {most} 个 JSON 对象的数组。");
        return [];
    }

    /// <summary>A number that must be there.</summary>
    public decimal Decimal(string name, string label)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number))
        {
            return number;
        }

        Wrong(name, $"{label}必须是数字。");
        return 0;
    }

    /// <summary>A day that may be absent.</summary>
    public DateOnly? OptionalDay(string name, string label)
    {
        if (OptionalText(name, label) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong(name, $"{label}请写成 2026-12-31 的样子。");
        return null;
    }

    /// <summary>Yes or no; no when it is absent.</summary>
    public bool Flag(string name, string label)
    {
        var value = Member(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            Wrong(name, $"{label}必须是 true 或 false。");
        }

        return value is { ValueKind: JsonValueKind.True };
    }

    /// <summary>Whether a member is there, if only as null.</summary>
    public bool Has(string name) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out _);

    /// <summary>A list of texts that may be absent.</summary>
    public IReadOnlyList<string> Texts(string name, string label)
    {
        if (Member(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. list.EnumerateArray().Select(item => item.GetString()!)];
        }

        Wrong(name, $"{label}必须是文字的数组。");
        return [];
    }

    /// <summary>Notes every other member: where leaving one out means all, a slip of the pen must not.</summary>
    public void Only(params IReadOnlyList<string> names)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var unknown in body.EnumerateObject().Select(member => member.Name).Except(names, StringComparer.Ordinal))
            {
                Wrong(unknown, $"没有这个字段，可用的有：{string.Join('、', names)}。");
            }
        }
    }

    /// <summary>Refuses the request when anything was wrong.</summary>
    public void ThrowIfWrong()
    {
        if (errors.DistinctBy(error => error.Field).ToList() is { Count: > 0 } wrong)
        {
            throw new RefusalException(RefusalKind.Invalid, "body.invalid", "提交的内容有误，请按提示逐项改正。", wrong);
        }
    }

    private JsonElement? Member(string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>Notes a fault found by the caller.</summary>
    public string? Wrong(string name, string message)
    {
        errors.Add(new FieldError($"{path}/{name}", message));
        return null;
    }
}
