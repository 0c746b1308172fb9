using System.Text.RegularExpressions;

namespace Workflow.Activities.Common;

/// <summary>Codes that name a file of the definitions.</summary>
internal static partial class DefinitionCode
{
    /// <summary>Whether a code can name a file here and leads nowhere else.</summary>
    public static bool IsSafe(string code) => Safe().IsMatch(code);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*\\z")]
    private static partial Regex Safe();
}
