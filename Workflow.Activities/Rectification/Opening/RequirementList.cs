namespace Workflow.Activities.Rectification.Opening;

/// <summary>Takes the requirement of an order apart: it is answered and verified point by point.</summary>
internal static class RequirementList
{
    private const int Most = 30;
    private static readonly char[] Ends = ['\n', '；', ';'];
    private static readonly char[] Points = ['。', '；', ';', '，', ' ', '\r'];

    /// <summary>The points of a requirement, one for each line or semicolon; the last takes what is too many.</summary>
    public static IReadOnlyList<string> Of(string requirement) =>
    [
        .. requirement.Split(Ends, Most, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(point => point.Trim(Points)).Where(point => point.Length > 0).DefaultIfEmpty(requirement.Trim()),
    ];
}
