using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Execution;

/// <summary>An execution while its code runs.</summary>
internal sealed class ActivityContext(BurstRun run, ActivityExecution execution) : IActivityContext
{
    private const string OutputsKey = "$outputs";
    private ImmutableDictionary<string, JsonElement> outputs = ImmutableDictionary<string, JsonElement>.Empty;

    public ActivityNode Node { get; } = run.NodeOf(execution);

    public string ExecutionId => execution.Id;

    public int Visit => execution.Visit;

    public InstanceState Instance => run.State;

    public string Tenant => run.Context.Tenant;

    public DateTimeOffset Now => run.Context.Now;

    /// <summary>Opens personal values for this activity, and knows that it did.</summary>
    public PersonalReader Reader { get; } = new(run.Context.Keys);

    /// <summary>The burst, for activities that steer others.</summary>
    public BurstRun Run => run;

    /// <summary>The id that the next bookmark will have.</summary>
    public string NextBookmarkId => BookmarkId(ExecutionId, Current.WaitCount + 1);

    private ActivityExecution Current => run.State.Executions.GetValueOrDefault(ExecutionId, execution);

    private ActivityDescriptor? Descriptor => run.Behaviour(Node)?.Descriptor;

    private bool IsLive =>
        run.State.Status == WorkflowStatus.Running
        && run.State.Executions.TryGetValue(ExecutionId, out var current)
        && !current.IsFaulted;

    /// <summary>The id of the bookmark that an execution makes when it waits for the so many-th time, from 1.</summary>
    public static string BookmarkId(string executionId, int wait) =>
        string.Create(CultureInfo.InvariantCulture, $"{executionId}-{wait}");

    public string NewId() => run.Random.Guid().ToString("N", CultureInfo.InvariantCulture);

    public JsonElement Input(string name)
    {
        if (Current.Inputs.TryGetValue(name, out var value))
        {
            return value;
        }

        var input = Find(name);
        return input switch
        {
            { IsWrapped: false } when ActivityInputs.Raw(Node, name) is { ValueKind: not JsonValueKind.Undefined } raw => raw,
            { Default: { } text } => ValueConversion.ToType(JsonValues.Of(text), input.TypeName),
            _ => default,
        };
    }

    public T? Input<T>(string name, T? fallback = default)
    {
        var value = Input(name);
        if (value.IsNothing())
        {
            return fallback;
        }

        var clear = Reader.OpenTree(value);
        return clear is null ? fallback : ValueConversion.To<T>(clear, Find(name)?.DisplayName ?? name);
    }

    public JsonElement Evaluate(string inputName) =>
        ActivityInputs.Evaluate(
            Node,
            Find(inputName) ?? new InputDescriptor(inputName, "Object", inputName),
            run.Languages,
            Scope());

    /// <summary>An input evaluated now, with values by name that it sees as variables.</summary>
    public JsonElement Evaluate(string inputName, ImmutableDictionary<string, JsonElement> variables) =>
        ActivityInputs.Evaluate(
            Node,
            Find(inputName) ?? new InputDescriptor(inputName, "Object", inputName),
            run.Languages,
            new ExpressionScope(run, ExecutionId, (Node, variables)));

    public bool IsConnected(string outcome) =>
        Current.ParentId is { } parent
        && run.State.Executions.TryGetValue(parent, out var scheduler)
        && run.NodeOf(scheduler).Connections.Any(connection => connection.Source == Node.Id && connection.SourcePort == outcome);

    /// <summary>The variables and inputs that expressions of this activity see.</summary>
    public ExpressionScope Scope() => new(run, ExecutionId);

    public JsonObject Bag()
    {
        var bag = Current.Bag is { } stored ? JsonNode.Parse(stored.GetRawText())!.AsObject() : [];
        bag.Remove(OutputsKey);
        return bag;
    }

    public void SetBag(JsonObject bag)
    {
        if (IsLive)
        {
            var kept = bag.DeepClone().AsObject();
            if (Current.Bag?.Member(OutputsKey) is { } earlier)
            {
                kept[OutputsKey] = JsonNode.Parse(earlier.GetRawText());
            }

            run.Emit(new BagChanged(ExecutionId, JsonValues.Of(kept)));
        }
    }

    public void SetOutput(string name, JsonElement value)
    {
        if (!IsLive)
        {
            return;
        }

        var kept = value.ValueKind == JsonValueKind.Undefined ? JsonValues.Null : StorableText.RequireValue(value);
        outputs = outputs.SetItem(name, kept);
        if (ActivityInputs.Raw(Node, name).Member("memoryReference")?.Text("id") is not { } target)
        {
            return;
        }

        // A workflow used as an activity has variables named like its outputs; what is bound stands outside of it.
        var scope = Node.IsWorkflowActivity() ? new ExpressionScope(run, Current.ParentId) : Scope();
        if (scope.FindVariable(target) is { } slot)
        {
            run.Emit(new VariableSet(slot.ScopeId, slot.Id, slot.Convert(kept)));
        }
        else if (run.Graph.Outputs.Any(output => output.Name == target))
        {
            run.Emit(new OutputSet(target, kept));
        }
    }

    public void SetVariable(string idOrName, JsonElement value) => Scope().SetVariable(idOrName, StorableText.RequireValue(value));

    public void Schedule(
        ActivityNode child,
        string? tag = null,
        ImmutableDictionary<string, JsonElement>? variables = null)
    {
        if (IsLive)
        {
            run.Schedule(new Scheduled(ExecutionId, child, tag, variables));
        }
    }

    public Bookmark CreateBookmark(string kind, string key, JsonElement? payload = null, DateTimeOffset? dueAt = null)
    {
        var bookmark = new Bookmark(
            NextBookmarkId, ExecutionId, Node.NodeId, kind, Open(key, "等待的名称"), payload, dueAt);
        if (IsLive)
        {
            run.Emit(new BookmarkCreated(bookmark));
        }

        return bookmark;
    }

    public string RequestEffect(string kind, JsonElement request)
    {
        var count = Current.EffectCount;
        var key = UnusedKey($"{run.State.Id}/{NodePath.Key(Node.NodeId)}/{Visit}" + (count == 0 ? string.Empty : $"/{count + 1}"));
        if (IsLive)
        {
            run.Emit(new EffectRequested(new PendingEffect(key, ExecutionId, kind, StorableText.RequireValue(request))));
        }

        return key;
    }

    public void Issue(string kind, JsonElement payload, Bookmark? bookmark = null)
    {
        if (IsLive)
        {
            var id = $"{run.State.Id}/{ExecutionId}-{Current.WaitCount + 1}";
            run.Emit(new CommandIssued(new PendingCommand(id, ExecutionId, kind, StorableText.RequireValue(payload), bookmark?.Id)));
        }
    }

    public string StartChild(string definitionId, JsonElement input, string? correlationId, ChildWait wait)
    {
        var count = Current.WaitCount;
        var id = $"{run.State.Id}.{ExecutionId}" + (count == 0 ? string.Empty : $"-{count + 1}");
        if (IsLive)
        {
            var given = input.ValueKind == JsonValueKind.Object ? StorableText.RequireValue(input) : JsonValues.EmptyObject;
            var correlation = correlationId is null ? null : Open(correlationId, "关联编号");
            run.Emit(new ChildRequested(ExecutionId, id, Open(definitionId, "流程编号"), given, correlation, wait != ChildWait.None, wait == ChildWait.UntilIdle));
        }

        return id;
    }

    public void PublishEvent(string name, JsonElement? payload, string? correlationId, bool localOnly)
    {
        if (IsLive)
        {
            var correlation = correlationId is null ? null : Open(correlationId, "关联编号");
            run.Emit(new EventPublished(Open(name, "事件名称"), payload, correlation, localOnly));
        }
    }

    public void Complete(params IReadOnlyList<string> outcomes) =>
        run.Complete(ExecutionId, [.. outcomes.Select(outcome => Open(outcome, "出口名"))], AllOutputs());

    public void CancelChildren(Func<ActivityExecution, bool>? which = null)
    {
        if (IsLive)
        {
            run.CancelBelow(ExecutionId, which);
        }
    }

    public void Fault(string code, string message, string? detail = null) =>
        run.Fault(ExecutionId, code, Hide(message), detail is null ? null : Hide(detail));

    public void Record(Fact fact)
    {
        if (IsLive)
        {
            run.Emit(fact is LineWritten line ? line with { Text = Hide(StorableText.Clean(line.Text)) } : fact);
        }
    }

    /// <summary>What was refused for good is never asked again under the same key.</summary>
    private string UnusedKey(string key)
    {
        var asked = key;
        for (var time = 2; Current.RefusedEffects?.Contains(asked) == true; time++)
        {
            asked = $"{key}~{time}";
        }

        return asked;
    }

    /// <summary>Keeps outputs set so far until the execution completes in a later burst.</summary>
    public void KeepOutputs()
    {
        if (!outputs.IsEmpty && IsLive)
        {
            var bag = Bag();
            bag[OutputsKey] = JsonSerializer.SerializeToNode(AllOutputs(), Storage.EngineJson.Options);
            run.Emit(new BagChanged(ExecutionId, JsonValues.Of(bag)));
        }
    }

    /// <summary>A text for the open, such as a name that is matched: never a personal value.</summary>
    /// <exception cref="ExpressionException">It holds one.</exception>
    public string Open(string text, string what) =>
        Reader.Reveals(StorableText.Require(text)) ? throw new ExpressionException($"{what}不能含有个人信息。") : text;

    private string Hide(string text) => Reader.Reveals(text) ? JsonValues.Mask : text;

    private ImmutableDictionary<string, JsonElement> AllOutputs() =>
        Current.Bag?.Member(OutputsKey) is { } earlier
            ? ImmutableDictionary.CreateRange(earlier.EnumerateObject()
                .Select(member => KeyValuePair.Create(member.Name, member.Value))).SetItems(outputs)
            : outputs;

    private InputDescriptor? Find(string name) => Descriptor?.Inputs.FirstOrDefault(input => input.Name == name);
}
