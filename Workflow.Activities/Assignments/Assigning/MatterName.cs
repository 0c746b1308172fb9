namespace Workflow.Activities.Assignments.Assigning;

/// <summary>What notices call the matter: the beginning of the measure, since titles stand on one line.</summary>
internal static class MatterName
{
    private const int Longest = 40;
    private static readonly char[] Ends = ['。', '；', ';', '，', ','];

    public static string Of(string text)
    {
        var first = text.Split(Ends, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? text;
        return first.Length <= Longest ? first : first[..(Longest - 1)] + "…";
    }
}
