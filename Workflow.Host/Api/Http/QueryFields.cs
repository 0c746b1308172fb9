using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Http;

/// <summary>Takes parameters out of the query and gathers everything that is wrong, so that it is told once.</summary>
internal sealed class QueryFields(HttpRequest request)
{
    private const int LongestText = 200;
    private readonly List<FieldError> errors = [];

    /// <summary>A text; null when absent or empty.</summary>
    public string? Text(string name)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            return Wrong(name, $"参数 {name} 只能出现一次。");
        }

        var value = values.ToString();
        return value.Length switch
        {
            0 => null,
            > LongestText => Wrong(name, $"参数 {name} 过长，请不超过 {LongestText} 个字。"),
            _ => value,
        };
    }

    /// <summary>One of some words; null when absent.</summary>
    public string? Word(string name, params IReadOnlyCollection<string> words)
    {
        var value = Text(name);
        return value is null || words.Contains(value)
            ? value
            : Wrong(name, $"参数 {name} 只能是：{string.Join("、", words)}。");
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string name, int fallback, int least, int most)
    {
        var value = Text(name);
        if (value is null)
        {
            return fallback;
        }

        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        Wrong(name, $"参数 {name} 必须是 {least} 到 {most} 的整数。");
        return fallback;
    }

    /// <summary>A version or a moment of a history; null when absent.</summary>
    public PointInHistory? Point(string name)
    {
        if (Text(name) is not { } given)
        {
            return null;
        }

        if (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return new PointInHistory(version, null);
        }

        // An unescaped plus of a time zone arrives as a blank.
        if (given.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                given.Replace(' ', '+'),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time))
        {
            return new PointInHistory(null, time.ToUniversalTime());
        }

        Wrong(name, "请填写版本号（从 1 开始），或 ISO 8601 时间，例如 2026-01-31T08:00:00Z。");
        return null;
    }

    /// <summary>Notes a fault found by the caller.</summary>
    public string? Wrong(string name, string message)
    {
        errors.Add(new FieldError(name, message));
        return null;
    }

    /// <summary>Refuses the request when anything was wrong.</summary>
    public void ThrowIfWrong()
    {
        if (errors.Count > 0)
        {
            throw new RefusalException(RefusalKind.Invalid, "query.invalid", "查询参数有误，请按提示改正。", errors);
        }
    }
}
