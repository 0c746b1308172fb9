namespace Workflow.Activities.TerritorialReturns;

/// <summary>Territorial returns; section <c>TerritorialReturns</c>.</summary>
public sealed class ReturnOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "TerritorialReturns";

    /// <summary>Whether they are made by themselves.</summary>
    public bool Nightly { get; set; } = true;

    /// <summary>From which hour on yesterday's is made, 0 to 23 in Asia/Shanghai. One o'clock is our assumption.</summary>
    public int Hour { get; set; } = 1;

    /// <summary>Most cases in a part.</summary>
    public int CasesInPart { get; set; } = 200;
}
