using System.Globalization;

namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>相似度: how alike two projects are, aspect by aspect, with the reasons. The same whichever of the two is asked about.</summary>
internal static class LikenessCheck
{
    private const int LongestQuote = 20;
    private const int ShortestQuote = 4;

    /// <summary>The likeness in each aspect.</summary>
    public static IReadOnlyList<AspectLikeness> Of(LikenessFacts one, LikenessFacts other) =>
    [
        Name(one.Name, other.Name),
        Content(one.Content, other.Content),
        Budget(one.Budget, other.Budget),
        System(one.System, other.System),
    ];

    /// <summary>The likeness on the whole, 0 to 100: the aspects by their weights.</summary>
    public static int Score(IReadOnlyList<AspectLikeness> aspects) =>
        (int)Math.Round(aspects.Sum(each => each.Score * LikenessAspect.Weight(each.Aspect)) / 100.0, MidpointRounding.AwayFromZero);

    private static AspectLikeness Name(string one, string other)
    {
        var score = Percent(Grams.Dice(Grams.OfName(one), Grams.OfName(other)));
        return new AspectLikeness(LikenessAspect.Name, score, score switch
        {
            100 => "名称去掉地名和“项目”等通用词后相同",
            _ => Quoted("名称", one, other) ?? "名称没有相同的词",
        });
    }

    private static AspectLikeness Content(string one, string other)
    {
        var (these, those) = (Grams.OfText(one), Grams.OfText(other));

        // A text that was taken over and added to is not less of a double, but a few words in common are no text.
        var share = Math.Max(Grams.Dice(these, those), 0.9 * Grams.Containment(these, those));
        var score = Percent(share);
        return new AspectLikeness(LikenessAspect.Content, score, score switch
        {
            100 => "建设内容相同",
            _ => Quoted("建设内容", one, other) ?? "建设内容没有相同的语句",
        });
    }

    private static AspectLikeness Budget(decimal one, decimal other)
    {
        var (less, more) = (Math.Min(one, other), Math.Max(one, other));
        var score = more <= 0 ? 0 : Percent((double)(less / more));
        return new AspectLikeness(LikenessAspect.Budget, score, less == more
            ? string.Create(CultureInfo.InvariantCulture, $"投资同为 {less:0.##} 万元")
            : string.Create(CultureInfo.InvariantCulture, $"投资为 {less:0.##} 万元和 {more:0.##} 万元，相差 {more - less:0.##} 万元"));
    }

    private static AspectLikeness System(string one, string other)
    {
        var score = Percent(Grams.Dice(Grams.OfName(one), Grams.OfName(other)));
        return new AspectLikeness(LikenessAspect.System, score, score switch
        {
            100 => "同一信息系统",
            _ => Quoted("信息系统名称", one, other) ?? "信息系统不同",
        });
    }

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);

    private static string? Quoted(string what, string one, string other)
    {
        var shared = CommonRun.Of(Grams.Plain(one), Grams.Plain(other));
        return shared.Length < ShortestQuote
            ? null
            : $"{what}都有“{(shared.Length <= LongestQuote ? shared : shared[..LongestQuote] + "…")}”（连续 {shared.Length} 字相同）";
    }
}
