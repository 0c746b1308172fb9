using System.Text.Json.Nodes;
using Workflow.Activities.Callers;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>An application being filled in at the counter (窗口填写).</summary>
/// <param name="Key">Idempotency key of the filing.</param>
/// <param name="EndsAt">Until when it is kept: the end of the visit.</param>
public sealed record CounterDraft(string Key, DateTimeOffset EndsAt)
{
    /// <summary>Whether anything was saved yet.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Division applied in; null before it is chosen.</summary>
    public string? Division { get; init; }

    /// <summary>The form, with what is fixed; nothing else in it has been checked.</summary>
    public JsonObject Form { get; init; } = [];

    /// <summary>What nobody types: it comes from the verified holder and the register of companies.</summary>
    public IReadOnlyList<FixedAnswer> Fixed { get; init; } = [];

    /// <summary>Whether companies apply, and not people.</summary>
    public bool IsForCompanies { get; init; }

    /// <summary>The companies that whoever showed the code may act for now.</summary>
    public IReadOnlyList<RepresentedCompany> Companies { get; init; } = [];

    /// <summary>Code of the one that was chosen; null when none was, or when it may not be acted for any more.</summary>
    public string? Company { get; init; }

    /// <summary>The case it became.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The case's promised date, once there is one.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
