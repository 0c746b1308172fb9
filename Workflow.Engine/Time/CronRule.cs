using Cronos;

namespace Workflow.Engine.Time;

/// <summary>
/// A calendar rule as Elsa 3 writes it: Cronos's six fields (second, minute, hour, day, month, weekday), read in UTC.
/// Five fields, without seconds, are understood too.
/// </summary>
public static class CronRule
{
    private const int FieldsWithoutSeconds = 5;

    /// <summary>What is wrong with the expression, for the analyst; null when nothing is.</summary>
    public static string? Check(string expression)
    {
        try
        {
            Parse(expression);
            return null;
        }
        catch (CronFormatException)
        {
            return $"“{expression}”不是有效的 Cron 表达式，请写成“秒 分 时 日 月 周”六个字段，例如 0 30 1 * * *。";
        }
    }

    /// <summary>The first moment (UTC) after another one; null when there is none.</summary>
    /// <exception cref="FormatException">The expression is none.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after) => Check(expression) is { } wrong
        ? throw new FormatException(wrong)
        : Parse(expression).GetNextOccurrence(after.ToUniversalTime(), TimeZoneInfo.Utc);

    private static CronExpression Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.Parse(
            expression,
            fields == FieldsWithoutSeconds ? CronFormat.Standard : CronFormat.IncludeSeconds);
    }
}
