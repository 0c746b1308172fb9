using System.Buffers;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>
/// Numbers a sentence wants reached: those with a comparison (达到50%以上, 不超过3天, 新增20个). A number without one, as in
/// 5G or 2021年, is no target, nor is a condition (超过六个月的…). What is counted are the words of the clause before the comparison, or those behind the unit.
/// </summary>
internal static partial class TargetProposals
{
    private static readonly SearchValues<char> Boundaries = SearchValues.Create("，,；;。：:（）()！？!?");

    private const string Numeral =
        "(?:百分之(?<percent>[0-9.]+|[" + ChineseNumber.Characters + "]+)"
        + "|(?<number>[0-9０-９][0-9０-９,.]*|[" + ChineseNumber.Characters + "]+)"
        + "(?<unit>个百分点|个工作日|个月|[万亿]?(?:%|％|‰|人次|分钟|小时|工作日|平方米|公里|TB|PB|GB|个|项|类|条|家|次|场|人|名|件|份|批|天|套|台|篇|户|辆|所|处|元|秒|分)|[万亿]))";

    /// <summary>The targets, in the order of the text.</summary>
    public static IReadOnlyList<PlanTarget> In(string text) =>
        [.. Comparisons().Matches(text).Select(match => Read(text, match)).OfType<PlanTarget>()];

    private static PlanTarget? Read(string text, Match match)
    {
        var percent = match.Groups["percent"];
        var written = percent.Success ? percent.Value : match.Groups["number"].Value;
        var start = text.AsSpan(0, match.Index).LastIndexOfAny(Boundaries) + 1;
        if (ChineseNumber.Read(written) is not { } value
            || Compare(match, text[start..match.Index]) is not { } comparison
            || IsFigureOfSpeech(match))
        {
            return null;
        }

        var change = match.Groups["change"].Value;
        var before = Name(text[start..match.Index]) + change;
        var behind = Behind(text[(match.Index + match.Length)..]);
        var name = before.Length > 0 && !SaysNothing().IsMatch(before) ? before : behind.Length > 0 ? behind : before;
        var end = match.Index + match.Length + (name == behind && before != name ? behind.Length : 0);
        return new PlanTarget(
            name.Length > 0 ? name : match.Value,
            comparison,
            value,
            percent.Success ? "%" : match.Groups["unit"].Value.Replace('％', '%'),
            text[start..end].Trim());
    }

    // 一批, 一个 rarely count anything.
    private static bool IsFigureOfSpeech(Match match) =>
        match.Groups["number"].Value == "一" && match.Groups["tail"].Length == 0;

    private static string? Compare(Match match, string before)
    {
        var (verb, tail) = (match.Groups["verb"].Value, match.Groups["tail"].Value);
        return verb switch
        {
            "不低于" or "不少于" or "不小于" or "至少" => PlanComparisons.AtLeast,
            "不超过" or "不高于" or "不多于" or "不大于" or "至多" or "控制在" => PlanComparisons.AtMost,
            _ when before.EndsWith("至少", StringComparison.Ordinal) => PlanComparisons.AtLeast,
            _ when tail is "以上" => PlanComparisons.AtLeast,
            _ when tail is "以下" or "以内" or "之内" => PlanComparisons.AtMost,
            "超过" or "突破" or "高于" or "超" or "大于" => PlanComparisons.MoreThan,
            "低于" or "少于" or "小于" => PlanComparisons.LessThan,
            "降至" or "降到" or "下降到" or "下降至" or "压减到" or "压减至" or "压缩到" or "压缩至" or "缩短到" or "缩短至"
                or "减少到" or "减少至" => PlanComparisons.AtMost,
            "达到" or "达" or "提高到" or "提高至" or "提升到" or "提升至" or "增加到" or "增加至" or "增至" or "升至"
                or "扩大到" or "扩大至" => PlanComparisons.AtLeast,
            _ when match.Groups["change"].Success => PlanComparisons.AtLeast,
            _ => verb.Length > 0 || Rate().IsMatch(before) ? PlanComparisons.Exactly : null,
        };
    }

    private static string Name(string before)
    {
        var name = before.Trim();
        for (var shorter = Opening().Replace(name, string.Empty); shorter != name; shorter = Opening().Replace(name, string.Empty))
        {
            name = shorter;
        }

        return name.Trim('、', ' ', '　');
    }

    private static string Behind(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(Boundaries);
        return (end < 0 ? rest : rest[..end]).Trim();
    }

    [GeneratedRegex(
        "(?<verb>不低于|不少于|不小于|至少|不超过|不高于|不多于|不大于|至多|控制在|超过|突破|高于|大于|低于|少于|小于"
        + "|降至|降到|下降[到至]|压[减缩][到至]|缩短[到至]|减少[到至]|达到|提[高升][到至]|增加[到至]|增至|升至|扩大[到至]|达(?!成|标)|超(?=[0-9])"
        + "|(?<change>提[高升]|增[长加]|下降|降低|压[减缩]|缩短|减少)|新增|新建|建成|完成|打造|培育|推出|开展|举办|组织)?(?:约|近)?"
        + "(?>" + Numeral + "(?<tail>以上|以下|以内|之内|左右)?)(?!的(?!目标|要求|任务))")]
    private static partial Regex Comparisons();

    [GeneratedRegex(
        "^(?:力争|确保|争取|努力|实现|推动|推进|使得?|将|全省|全市|今年|本年|明年|(?:20[0-9]{2})?年[底末](?:之?前)?|(?:20[0-9]{2})年"
        + "|各设区市|各地各部门|各地|省级部门|省有关部门|上半年|下半年|年内|[0-9]{1,2}月[底末]前|第?[一二三四]季度末?前?)")]
    private static partial Regex Opening();

    [GeneratedRegex("(?:率|比例|比重|占比)$")]
    private static partial Regex Rate();

    [GeneratedRegex("^(?:每年|每月|每季度|每半年|全年|至少|累计|共|各|再|推出|开展|举办|组织|新增|新建|建成|完成|打造|培育)+$")]
    private static partial Regex SaysNothing();
}
