using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Drafts;

/// <summary>
/// A draft as it rests: sealed with the key of its writer's account. It is no part of any history, and is deleted when its
/// time is over.
/// </summary>
internal sealed record DraftRow
{
    /// <summary>Account and scenario: there is one draft of each.</summary>
    public required string Id { get; init; }

    /// <summary>Account that writes it; at a counter the visit, which is no account.</summary>
    public required string Writer { get; init; }

    /// <summary>Scenario code.</summary>
    public required string Scenario { get; init; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>From when on it counts as gone.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    /// <summary>Its idempotency key.</summary>
    public required string Key { get; init; }

    /// <summary>The draft; null once it was filed.</summary>
    public Personal<JsonElement>? Content { get; init; }

    /// <summary>The case it became.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The key of the draft that takes the place of a former one: its own, unless that became a case or is gone.</summary>
    public static string KeyAfter(DraftRow? former, DateTimeOffset now) =>
        former is { CaseNumber: null } && former.KeptUntil > now ? former.Key : Guid.NewGuid().ToString("N");

    public static string IdOf(string writer, string scenario) => $"{scenario}/{writer}";
}
