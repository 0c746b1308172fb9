namespace Workflow.Activities.WorkPlans.Words;

/// <summary>Quotes what somebody wrote, in a message.</summary>
internal static class Quotation
{
    private const int Longest = 40;

    /// <summary>The words, cut off where they would drown the message.</summary>
    public static string Of(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        var cut = Longest - (line.Length > Longest && char.IsHighSurrogate(line[Longest - 1]) ? 1 : 0);
        return line.Length <= Longest ? line : line[..cut] + "…";
    }
}
