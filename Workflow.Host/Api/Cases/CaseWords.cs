namespace Workflow.Host.Api.Cases;

/// <summary>The enumerations of cases and tasks as the OpenAPI document lists them.</summary>
internal static class CaseWords
{
    /// <summary>办件状态.</summary>
    public static readonly IReadOnlyList<string> Statuses =
    [
        "submitted", "pre-check", "supplement", "accepted", "review", "special", "closed", "refused", "withdrawn",
        "delivered", "rated", "archived",
    ];

    /// <summary>Status of an item: one not opened yet is pending.</summary>
    public static readonly IReadOnlyList<string> ItemStatuses = ["pending", .. Statuses];

    /// <summary>办结结果.</summary>
    public static readonly IReadOnlyList<string> Results = ["granted", "denied", "withdrawn", "terminated"];

    /// <summary>红绿灯.</summary>
    public static readonly IReadOnlyList<string> Lights = ["green", "yellow", "red"];

    /// <summary>What applicants may do.</summary>
    public static readonly IReadOnlyList<string> Actions = ["supplement", "rate", "withdraw"];

    /// <summary>待办状态.</summary>
    public static readonly IReadOnlyList<string> TaskStates = ["open", "claimed", "completed", "cancelled"];

    /// <summary>Views of the inbox.</summary>
    public static readonly IReadOnlyList<string> Inboxes = ["open", "mine", "unclaimed", "done"];

    /// <summary>Orders of the inbox.</summary>
    public static readonly IReadOnlyList<string> TaskOrders =
        ["dueAt", "-dueAt", "createdAt", "-createdAt", "name", "-name"];
}
