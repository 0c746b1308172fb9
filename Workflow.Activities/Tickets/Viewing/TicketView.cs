using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tickets.Kinds;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>An organisation as lists show it.</summary>
public sealed record TicketUnit(string Code, string Name);

/// <summary>A ticket in a list.</summary>
public record TicketSummary
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>编号.</summary>
    public required string Number { get; init; }

    /// <summary>Code of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of its kind.</summary>
    public required string KindName { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Who opened it.</summary>
    public required TicketUnit Opener { get; init; }

    /// <summary>See <see cref="TicketStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The result in words; null while it is open.</summary>
    public string? Result { get; init; }

    /// <summary>What it waits for.</summary>
    public required IReadOnlyList<OpenTicketStep> Open { get; init; }

    /// <summary>The earliest deadline of what is open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>See <see cref="Calendars.Light"/>; null when it has ended or nothing of it is due.</summary>
    public string? Light { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Version of its stream.</summary>
    public required long Version { get; init; }
}

/// <summary>What a ticket waits for.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Unit">By whom.</param>
/// <param name="DueAt">Until when.</param>
public sealed record OpenTicketStep(string Id, string Name, TicketUnit Unit, DateTimeOffset? DueAt);

/// <summary>A ticket whole.</summary>
public sealed record TicketView : TicketSummary
{
    /// <summary>An empty view.</summary>
    public TicketView()
    {
    }

    [SetsRequiredMembers]
    internal TicketView(TicketSummary summary)
        : base(summary)
    {
    }

    /// <summary>JSON Schema of the form it was opened with.</summary>
    public required JsonNode Schema { get; init; } = new JsonObject();

    /// <summary>The form.</summary>
    public required JsonNode Form { get; init; } = new JsonObject();

    /// <summary>Its steps, in the order they were opened.</summary>
    public required IReadOnlyList<TicketStepView> Steps { get; init; } = [];

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Whether the caller may withdraw it.</summary>
    public required bool MayWithdraw { get; init; }

    /// <summary>The workflow that runs it.</summary>
    public required string InstanceId { get; init; } = string.Empty;
}

/// <summary>A step whole.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Unit">By whom.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="EndedAt">When it was done, or not needed any more.</param>
/// <param name="IsLate">Whether its deadline passed before.</param>
/// <param name="Outcome">The label of the choice; null when none was made.</param>
/// <param name="By">Account of whoever did it.</param>
/// <param name="Comment">意见.</param>
/// <param name="Schema">JSON Schema of its form.</param>
/// <param name="Form">The form as it was filled in.</param>
/// <param name="Example">A filled form that passes.</param>
/// <param name="Outcomes">The choices.</param>
/// <param name="MayDo">Whether it is the caller's to do.</param>
/// <param name="MatterId">The matter of the ladder that supervises it, for those who steer it.</param>
public sealed record TicketStepView(
    string Id,
    string Name,
    TicketUnit Unit,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt,
    bool IsLate,
    string? Outcome,
    string? By,
    string? Comment,
    JsonNode Schema,
    JsonNode Form,
    JsonNode Example,
    IReadOnlyList<TaskOutcome> Outcomes,
    bool MayDo,
    string? MatterId);

/// <summary>A kind as those see it who open tickets.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="MayOpen">Whether the caller may open one.</param>
/// <param name="Schema">JSON Schema of its form; null in lists.</param>
/// <param name="Example">A filled form that passes; null in lists.</param>
public sealed record TicketKindView(TicketKind Kind, bool MayOpen, JsonNode? Schema = null, JsonNode? Example = null);
