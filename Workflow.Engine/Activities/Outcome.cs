namespace Workflow.Engine.Activities;

/// <summary>Outcome names with a meaning of their own.</summary>
public static class Outcome
{
    /// <summary>What an activity completes with when it says nothing else.</summary>
    public const string Done = "Done";

    /// <summary>A condition held.</summary>
    public const string True = "True";

    /// <summary>A condition did not hold.</summary>
    public const string False = "False";

    /// <summary>No case matched.</summary>
    public const string Default = "Default";

    /// <summary>Completed, but without any outcome: no connection is followed.</summary>
    public const string None = "";
}
