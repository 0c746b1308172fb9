using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Workflow.Engine.Compensation;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Execution;

/// <summary>About how many bytes a fact takes as it is stored: its values, and a frame for names and ids.</summary>
internal static class FactSize
{
    private const int Frame = 80;

    /// <summary>The size.</summary>
    public static long Of(Fact fact) => Frame + fact switch
    {
        ActivityStarted f => Of(f.Inputs) + Of(f.Variables),
        ActivityRetried f => Of(f.Inputs) + Of(f.Variables),
        ActivityCompleted f => Of(f.Outputs),
        ActivityFaulted f => f.Message.Length + (f.Detail?.Length ?? 0),
        BagChanged f => Of(f.Bag),
        VariableSet f => Of(f.Value),
        OutputSet f => Of(f.Value),
        BookmarkCreated f => Of(f.Bookmark.Payload),
        EffectRequested f => Of(f.Effect.Request),
        CommandIssued f => Of(f.Command.Payload),
        CommandClosed f => Of(f.Answer),
        ChildRequested f => Of(f.Input),
        EventPublished f => Of(f.Payload),
        LineWritten f => f.Text.Length,
        ReplyGiven f => Of(f.Payload),
        StepUndoable f => Of(f.Step.Inputs) + Of(f.Step.Outputs),
        _ => 0,
    };

    private static long Of(ImmutableDictionary<string, JsonElement>? values)
    {
        var size = 0L;
        foreach (var (name, value) in values ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            size += name.Length + Of(value);
        }

        return size;
    }

    /// <summary>The size of a value.</summary>
    public static long Of(JsonElement? value) =>
        value is { ValueKind: not JsonValueKind.Undefined } known ? JsonMarshal.GetRawUtf8Value(known).Length : 0;
}
