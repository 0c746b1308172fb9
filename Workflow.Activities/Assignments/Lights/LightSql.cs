namespace Workflow.Activities.Assignments.Lights;

/// <summary>The light as the list works it out, for the database to count by: the rows' clocks stand in columns of their own.</summary>
internal static class LightSql
{
    /// <summary>Whether a row is red, and whether it is at least yellow; ten parameters, see <see cref="Days"/>.</summary>
    public const string Columns =
        """
        is_late or clocksdeadline <= ? or clocksmilestone <= ? or clockssignature <= ? or clocksfeedback <= ? or clocksplanning <= ? as red,
        clocksdeadline <= ? or clocksmilestone <= ? or clockssignature <= ? or clocksfeedback <= ? or clocksplanning <= ? as yellow
        """;

    /// <summary>The parameters of <see cref="Columns"/>.</summary>
    public static object[] Days(LightCutoffs cutoffs)
    {
        return [.. Of(cutoffs.Red), .. Of(cutoffs.Yellow)];

        static IEnumerable<object> Of(LightClocks clocks) =>
            [clocks.Deadline, clocks.Milestone, clocks.Signature, clocks.Feedback, clocks.Planning];
    }
}
