using System.Text.RegularExpressions;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>Where a notice's content ends: date and issuer, attachments and the like are nobody's duty.</summary>
internal static partial class NoticeEnd
{
    private const int LongestIssuer = 4;

    /// <summary>The content, and what closes it.</summary>
    public static (IReadOnlyList<string> Body, IReadOnlyList<string> Closing) Split(List<string> lines)
    {
        var marked = lines.FindIndex(line => Marked().IsMatch(line));
        var end = marked < 0 ? lines.Count : marked;
        var date = lines.FindLastIndex(end - 1, Math.Min(end, LongestIssuer + 1), line => Date().IsMatch(line));
        if (date >= 0)
        {
            end = date;
            for (var up = 0; up < LongestIssuer && end > 1 && IsIssuer(lines[end - 1]); up++)
            {
                end--;
            }
        }

        return (lines[..end], lines[end..]);
    }

    private static bool IsIssuer(string line) =>
        line.Length <= 40 && !Sentence().IsMatch(line) && Headings.Read(line) is null;

    [GeneratedRegex("^(?:附件|抄送|附：|（此件|（联系人|（信息公开)")]
    private static partial Regex Marked();

    [GeneratedRegex("^(?:20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日|二[〇○零][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$")]
    private static partial Regex Date();

    [GeneratedRegex("[。！？；：;:]")]
    private static partial Regex Sentence();
}
