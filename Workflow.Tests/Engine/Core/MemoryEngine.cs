using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Engine.Core;

/// <summary>
/// Drives the core in memory as the real engine does: commands are answered, children started, events delivered.
/// Every burst is run twice and folded again, so that each test proves that the core is pure.
/// </summary>
internal sealed class MemoryEngine
{
    private readonly Dictionary<string, WorkflowGraph> graphs = new(StringComparer.Ordinal);
    private readonly List<ReusableWorkflow> reusable = [];
    private readonly Dictionary<string, WorkflowGraph> versions = new(StringComparer.Ordinal);
    private readonly ServiceProvider provider;
    private readonly Queue<(string Instance, Stimulus Stimulus)> work = new();
    private int bursts;

    public MemoryEngine(params IActivity[] activities)
    {
        var services = new ServiceCollection().AddWorkflowCore();
        foreach (var activity in activities)
        {
            services.AddSingleton(activity);
        }

        provider = services.BuildServiceProvider();
        Parser = provider.GetRequiredService<IDefinitionParser>();
        Runner = provider.GetRequiredService<IBurstRunner>();
    }

    public IActivityRegistry Registry => provider.GetRequiredService<IActivityRegistry>();

    public IDefinitionParser Parser { get; }

    public IBurstRunner Runner { get; set; }

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The host's setting, which only instances that begin ask for.</summary>
    public FlowchartMode FlowchartMode { get; set; }

    public KeyRing Keys { get; set; } = KeyRing.Empty;

    public Dictionary<string, InstanceState> Instances { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<Fact>> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>What would be stored of each instance, with the moment of each event.</summary>
    public Dictionary<string, List<(object Event, DateTimeOffset At)>> Histories { get; } = new(StringComparer.Ordinal);

    public List<string> Lines { get; } = [];

    /// <summary>Answers domain commands.</summary>
    public Func<PendingCommand, Stimulus>? Answer { get; set; }

    /// <summary>
    /// Bursts after which whatever is left to deliver is let go: definitions may send themselves events without end.
    /// </summary>
    public int MostBursts { get; init; } = int.MaxValue;

    /// <summary>A runner that takes fewer activities, or less data, for an endless loop.</summary>
    public IBurstRunner LimitedTo(int activities, long bytes = BurstLimits.MostBytes) => new BurstRunner(
        provider.GetRequiredService<IActivityRegistry>(),
        provider.GetRequiredService<ExpressionLanguages>(),
        new BurstLimits(activities, bytes));

    public WorkflowGraph Define(JsonElement definition)
    {
        if (ReusableWorkflow.IsReusable(definition))
        {
            reusable.Add(new ReusableWorkflow(
                definition.GetProperty("definitionId").GetString()!,
                definition.GetProperty("id").GetString()!,
                definition.GetProperty("version").GetInt32(),
                true,
                definition));
            provider.GetRequiredService<ReusableWorkflows>().Replace(reusable);
        }

        var parsed = Parser.Parse(definition);
        var graph = parsed.Graph.ShouldNotBeNull();
        if (graphs.TryGetValue(graph.DefinitionId, out var earlier))
        {
            graph = graph with { Version = earlier.Version + 1, VersionId = $"{graph.DefinitionId}-v{earlier.Version + 1}" };
        }

        graphs[graph.DefinitionId] = versions[graph.VersionId] = graph;
        return graph;
    }

    public WorkflowGraph GraphOf(InstanceState state) => versions[state.DefinitionVersionId];

    public InstanceState Start(string definitionId, JsonElement? input = null, string id = "i", string? trigger = null)
    {
        Accept(id, definitionId, input ?? Json("{}"), null, null, trigger);
        Work();
        return Instances[id];
    }

    public InstanceState Send(Stimulus stimulus, string id = "i")
    {
        work.Enqueue((id, stimulus));
        Work();
        return Instances[id];
    }

    public void Publish(string name, JsonElement? payload)
    {
        foreach (var id in Instances.Keys)
        {
            work.Enqueue((id, new RaiseEvent(name, payload)));
        }

        Work();
    }

    /// <summary>Moves the time on; whatever falls due resumes.</summary>
    public void Pass(TimeSpan span)
    {
        Now += span;
        foreach (var state in Instances.Values)
        {
            foreach (var bookmark in state.Bookmarks.Values.Where(bookmark => bookmark.DueAt <= Now))
            {
                work.Enqueue((state.Id, new ResumeBookmark(bookmark.Id, null)));
            }
        }

        Work();
    }

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static void ShouldBeAlike<T>(T one, T other)
    {
        // Elements, not nodes: ids may differ in nothing but the case of a letter.
        var left = JsonSerializer.SerializeToElement(one, EngineJson.Options);
        var right = JsonSerializer.SerializeToElement(other, EngineJson.Options);
        if (!JsonElement.DeepEquals(left, right))
        {
            throw new ShouldAssertException($"{left}\n--- is not ---\n{right}");
        }
    }

    /// <summary>Every prefix of an instance's history folds and can be kept, and the whole of it is the state.</summary>
    public void ShouldLoadFromAnyPrefix(string id = "i")
    {
        var state = InstanceState.Initial;
        foreach (var (index, (stored, at)) in Histories[id].Index())
        {
            if (stored is WorkflowAdvanced { Facts: var facts })
            {
                for (var cut = 1; cut < facts.Length; cut++)
                {
                    var part = state.Fold(facts.Take(cut), at);
                    ShouldBeAlike(part, Through(part));
                }
            }

            state = Through(state.Apply(Through(stored), new EventFacts(index + 1, at, Actor.Engine("320100"))));
        }

        ShouldBeAlike(state, Instances[id]);
    }

    private void Accept(string id, string definitionId, JsonElement input, string? correlationId, ParentLink? parent, string? trigger = null)
    {
        var graph = graphs[definitionId];
        var accepted = new WorkflowAccepted(
            id, definitionId, graph.VersionId, graph.Version, input, correlationId, null, parent, trigger, false);
        Instances[id] = InstanceState.Initial.Apply(accepted, new EventFacts(1, Now, Actor.Engine("320100")));
        Facts[id] = [];
        Histories[id] = [(accepted, Now)];
        work.Enqueue((id, new Begin()));
    }

    private void Work()
    {
        while (bursts < MostBursts && work.TryDequeue(out var item))
        {
            bursts++;
            Run(item.Instance, item.Stimulus, default);
        }

        work.Clear();
    }

    private BurstEffort Run(string id, Stimulus stimulus, BurstEffort spent)
    {
        var before = Instances[id];
        var from = versions[before.DefinitionVersionId];
        var graph = stimulus is MigrateInstance migration ? versions[migration.VersionId] : from;
        var context = new BurstContext(Now, 42, Keys, "320100", FlowchartMode) { From = from, Spent = spent };
        var result = Runner.Run(graph, before, stimulus, context);
        ShouldBeAlike(result.State, before.Fold(result.Facts, Now));
        ShouldBeAlike(result.Facts, Runner.Run(graph, before, stimulus, context).Facts);
        ShouldBeAlike(result.State, Through(result.State));
        ShouldBeAlike(result.Facts, Through(result.Facts));
        Instances[id] = Through(result.State);
        Facts[id].AddRange(result.Facts);
        if (!result.Facts.IsEmpty)
        {
            Histories[id].Add((new WorkflowAdvanced(stimulus, result.Facts), Now));
        }

        Consequences(id, result);
        spent = result.Spent;
        while (Instances[id].Commands.Values.FirstOrDefault(one => Answer is not null || one.Kind == ChildWorkflow.Find) is { } command)
        {
            spent = Run(id, command.Kind == ChildWorkflow.Find ? Found(command) : Answer!(command), spent);
        }

        return spent;
    }

    private Stimulus Found(PendingCommand command)
    {
        var id = command.Payload.GetProperty(ChildWorkflow.DefinitionId).GetString()!;
        return graphs.ContainsKey(id)
            ? new CommandAnswered(command.Id, Json("{}"))
            : new CommandRefused(command.Id, ChildWorkflow.NotFound, ChildWorkflow.IsNotPublished(id));
    }

    private void Consequences(string id, BurstResult result)
    {
        foreach (var fact in result.Facts)
        {
            switch (fact)
            {
                case LineWritten line:
                    Lines.Add(line.Text);
                    break;
                case ChildRequested child:
                    Accept(child.InstanceId, child.DefinitionId, child.Input, child.CorrelationId, ParentLink.Of(result.State, child));
                    break;
                case EventPublished { LocalOnly: true } published:
                    work.Enqueue((id, new RaiseEvent(published.Name, published.Payload)));
                    break;
                default:
                    break;
            }
        }

        if (ParentLink.Report(result.State, result.Facts) is { } report)
        {
            work.Enqueue((result.State.Parent!.InstanceId, report));
        }
    }

    private static T Through<T>(T value) =>
        (T)JsonSerializer.Deserialize(
            JsonSerializer.Serialize(value, value!.GetType(), EngineJson.Options), value.GetType(), EngineJson.Options)!;
}
