namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>The longest run of characters that two texts share.</summary>
internal static class CommonRun
{
    /// <summary>The run; of several equally long ones the first in ordinal order, so that it does not matter which text comes first.</summary>
    public static string Of(string one, string other)
    {
        var best = string.Empty;
        var before = new int[other.Length + 1];
        var now = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                now[j] = one[i - 1] == other[j - 1] ? before[j - 1] + 1 : 0;
                if (now[j] > best.Length)
                {
                    best = one.Substring(i - now[j], now[j]);
                }
                else if (now[j] == best.Length && now[j] > 0
                    && string.CompareOrdinal(one, i - now[j], best, 0, now[j]) < 0)
                {
                    best = one.Substring(i - now[j], now[j]);
                }
            }

            (before, now) = (now, before);
        }

        return best;
    }
}
