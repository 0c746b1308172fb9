using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Engine.Journal;

/// <summary>How far an activity execution has come, in Elsa's words.</summary>
public enum ExecutionStatus
{
    /// <summary>Begun, not ended: it works or waits.</summary>
    Running,

    /// <summary>Came to its end.</summary>
    Completed,

    /// <summary>Was cancelled; Elsa writes it with one l.</summary>
    Canceled,

    /// <summary>Faulted.</summary>
    Faulted,
}

/// <summary>One execution of an activity (活动执行), from its start to its end. Personal values stay sealed.</summary>
/// <param name="Id">Unique in the instance.</param>
/// <param name="NodeId">Node of the definition.</param>
/// <param name="ParentId">Execution that scheduled it; null for the workflow itself.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="Inputs">Inputs as evaluated, by Elsa's input name.</param>
public sealed record ExecutionRecord(
    string Id,
    string NodeId,
    string? ParentId,
    DateTimeOffset StartedAt,
    ImmutableDictionary<string, JsonElement> Inputs)
{
    /// <summary>How far it has come.</summary>
    public ExecutionStatus Status { get; init; } = ExecutionStatus.Running;

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Outcomes it completed with; null stands for <c>Done</c> alone.</summary>
    public ImmutableArray<string>? Outcomes { get; init; }

    /// <summary>Outputs by Elsa's output name.</summary>
    public ImmutableDictionary<string, JsonElement> Outputs { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Variables of the scope it opens, by variable id, as they are now or were at its end.</summary>
    public ImmutableDictionary<string, JsonElement> Variables { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>What it waits for: bookmarks, effects and children that are open.</summary>
    public ImmutableHashSet<string> Waits { get; init; } = [];

    /// <summary>Bookmarks that are open.</summary>
    public int Bookmarks { get; init; }

    /// <summary>The fault, when it faulted.</summary>
    public ExecutionFault? Fault { get; init; }

    /// <summary>The line it wrote last into the journal.</summary>
    public string? Line { get; init; }
}

/// <summary>Why an execution faulted.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">For people.</param>
/// <param name="Detail">For engineers.</param>
public sealed record ExecutionFault(string Code, string Message, string? Detail);
