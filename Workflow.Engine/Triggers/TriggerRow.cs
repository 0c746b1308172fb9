using System.Text.Json;

namespace Workflow.Engine.Triggers;

/// <summary>A trigger of a published definition (触发器), so that a stimulus finds what it starts. Shared by all tenants.</summary>
public sealed record TriggerRow
{
    /// <summary>Definition, activity and a number.</summary>
    public required string Id { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The published version.</summary>
    public required string VersionId { get; init; }

    /// <summary>The activity that starts it.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Kind of stimulus.</summary>
    public required string Kind { get; init; }

    /// <summary>What it answers to within the kind.</summary>
    public required string Key { get; init; }

    /// <summary>What its reader left for whoever finds it.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>In whose data it starts instances when nobody in particular causes them.</summary>
    public required string Tenant { get; init; }

    /// <summary>When it starts instances by itself.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The run of ticks that counts; ticks of an earlier run find it gone and end.</summary>
    public Guid? Run { get; init; }
}
