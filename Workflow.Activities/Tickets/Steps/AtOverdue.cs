namespace Workflow.Activities.Tickets.Steps;

/// <summary>What follows when a step's deadline passes.</summary>
public static class AtOverdue
{
    /// <summary>提醒: its unit gets a mail, the light turns red.</summary>
    public const string Remind = "remind";

    /// <summary>督办: a supervision ladder is set to it as well, and taken away when it is done.</summary>
    public const string Supervise = "supervise";

    /// <summary>转出: it is not waited for any longer; the workflow goes on by 逾期.</summary>
    public const string Leave = "leave";
}
