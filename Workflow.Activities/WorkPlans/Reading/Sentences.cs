using System.Text.RegularExpressions;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>
/// Splits paragraphs into sentences. A sentence ends at 。！？ outside of quotation marks and brackets; a bracket that
/// follows, such as （责任单位：…）, belongs to it. Semicolons do not end it: the office splits such a measure where it must.
/// </summary>
internal static partial class Sentences
{
    private const int LongestSentence = 2000;
    private const string Ends = "。！？!?";
    private const string Opening = "“‘「『《〈（(【";
    private const string Closing = "”’」』》〉）)】";

    /// <summary>The sentences of a paragraph, as they stand there.</summary>
    public static IReadOnlyList<string> Split(string paragraph)
    {
        var sentences = Split(paragraph, minding: true);
        // A mark that is never closed would swallow the rest.
        return sentences is null ? Split(paragraph, minding: false)! : sentences;
    }

    /// <summary>
    /// Whether a sentence asks something of somebody. Sentences that say what is or was (…是…, 近年来…) do not; in doubt it
    /// is a duty, so that none is lost.
    /// </summary>
    public static bool IsDuty(string sentence) => !IsCharge(sentence) && !Statement().IsMatch(sentence);

    /// <summary>Whether it only says who is charged with a task: （责任单位：…）.</summary>
    public static bool IsCharge(string sentence) => Charge().IsMatch(sentence);

    private static List<string>? Split(string paragraph, bool minding)
    {
        var sentences = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            depth += Opening.Contains(paragraph[i], StringComparison.Ordinal) ? 1
                : Closing.Contains(paragraph[i], StringComparison.Ordinal) && depth > 0 ? -1 : 0;
            if (Ends.Contains(paragraph[i], StringComparison.Ordinal) && (depth == 0 || !minding))
            {
                Add(sentences, paragraph[start..(i + 1)]);
                start = i + 1;
            }
        }

        Add(sentences, paragraph[start..]);
        return minding && depth > 0 ? null : sentences;
    }

    private static void Add(List<string> sentences, string piece)
    {
        var sentence = piece.Trim();
        if (sentence.Length == 0)
        {
            return;
        }

        if (sentences.Count > 0 && sentences[^1].Length < LongestSentence && Bracket().IsMatch(sentence))
        {
            sentences[^1] += sentence;
        }
        else
        {
            sentences.Add(sentence);
        }
    }

    [GeneratedRegex("^[（(【][^（(【）)】]*[）)】][。；;]?$")]
    private static partial Regex Bracket();

    [GeneratedRegex("^[（(【]?(?:牵头|责任|主办|配合|协办)单位[：:]")]
    private static partial Regex Charge();

    [GeneratedRegex("^(?:近年来|去年以来|当前|目前|截至|[^，,。“”]{1,20}(?<!但|只|凡|总|不|还|就|都|于)是(?!否|非)[^。]{2,}|[^，,。]{0,12}如下)[^。]*[。：:]?$")]
    private static partial Regex Statement();
}
