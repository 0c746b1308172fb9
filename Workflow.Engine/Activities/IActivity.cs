using System.Text.Json;

namespace Workflow.Engine.Activities;

/// <summary>
/// The behaviour of one activity type: pure decisions on what the context offers. One instance serves all executions,
/// so it keeps no state of its own.
/// </summary>
public interface IActivity
{
    /// <summary>What designers and validation know of the type.</summary>
    ActivityDescriptor Descriptor { get; }

    /// <summary>The activity begins.</summary>
    void Execute(IActivityContext context);

    /// <summary>Something it waited for has come.</summary>
    void Resume(IActivityContext context, Resumption resumption) =>
        throw new NotSupportedException($"{Descriptor.TypeName} waits for nothing.");

    /// <summary>An operator moves the token to one of its children, which begins next.</summary>
    void BeginAt(IActivityContext context, Definitions.ActivityNode child) => context.Schedule(child);

    /// <summary>A child it scheduled has completed.</summary>
    void ChildCompleted(IActivityContext context, ChildCompletion child) =>
        throw new NotSupportedException($"{Descriptor.TypeName} has no children.");
}

/// <summary>Why an execution goes on.</summary>
public abstract record Resumption
{
    private Resumption()
    {
    }

    /// <summary>Its bookmark was resumed.</summary>
    public sealed record ByBookmark(Instances.Bookmark Bookmark, JsonElement? Input) : Resumption;

    /// <summary>Its effect was done.</summary>
    public sealed record ByEffect(string Key, JsonElement Answer) : Resumption;

    /// <summary>Its effect was refused or its attempts are used up.</summary>
    public sealed record ByEffectFailure(string Key, string Code, string Message) : Resumption;

    /// <summary>Its domain command has answered.</summary>
    public sealed record ByCommand(string CommandId, string Kind, JsonElement Answer) : Resumption;

    /// <summary>The child instance it waits for has ended, or come to rest.</summary>
    public sealed record ByChildInstance(string InstanceId, string Status, string SubStatus, JsonElement Output) : Resumption;
}

/// <summary>A child's completion as its parent sees it.</summary>
/// <param name="ExecutionId">The child's execution.</param>
/// <param name="Node">Its node.</param>
/// <param name="Outcomes">Its outcomes.</param>
/// <param name="Tag">What the parent gave when it scheduled the child.</param>
public sealed record ChildCompletion(
    string ExecutionId,
    Definitions.ActivityNode Node,
    IReadOnlyList<string> Outcomes,
    string? Tag);
