using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Shows tasks to the clerks who may do them.</summary>
internal sealed class TaskViewer(IVault vault, ICalendars calendars, TimeProvider clock)
{
    /// <summary>A task with what was done to it and what may be done now.</summary>
    public async Task<TaskView> ShowAsync(string tenant, TaskState state, Hand hand, CancellationToken cancellation)
    {
        var whole = JsonSerializer.SerializeToElement(new { state.Created!.Example, state.Created.Returned, state.Trail }, EngineJson.Options);
        var keys = await KeysAsync(tenant, whole, cancellation);
        return View(state, hand, keys.OpenTree(state.Created.Example) ?? new JsonObject(), words => keys.OpenTree(words));
    }

    /// <summary>The same with every personal value sealed, to be kept.</summary>
    public TaskView Sealed(TaskState state, Hand hand) =>
        View(state, hand, Node(state.Created!.Example), words => Node(words));

    /// <summary>Tasks of a list.</summary>
    public async Task<IReadOnlyList<TaskView>> ShowAsync(
        string tenant, IReadOnlyList<TaskRow> rows, Hand hand, CancellationToken cancellation)
    {
        var examples = JsonSerializer.SerializeToElement(rows.Select(row => row.Example), EngineJson.Options);
        var keys = await KeysAsync(tenant, examples, cancellation);
        return [.. rows.Select(row => Show(row, hand, keys.OpenTree(row.Example) ?? new JsonObject()))];
    }

    private TaskView View(TaskState state, Hand hand, JsonNode example, Func<JsonElement, JsonNode?> words) =>
        Show(TaskRow.Of(state.Created!, state), hand, example) with
        {
            Returned = state.Created!.Returned is { } one
                ? new ReturnedView(one.TaskId, one.From, one.By, Said(one.Reason, words))
                : null,
            Moves = OpenMoves.Of(state, hand),
            Trail = [.. state.Trail.Select(line => new TrailEntry(
                line.At, line.Move, line.By, line.For, line.To, Said(line.Words, words), line.Says))],
        };

    private static JsonNode? Said(Remark? remark, Func<JsonElement, JsonNode?> open) => remark switch
    {
        null => null,
        { Sealed: { } found } => open(JsonSerializer.SerializeToElement(found, EngineJson.Options)),
        _ => JsonValue.Create(remark.Text),
    };

    private async Task<KeyRing> KeysAsync(string tenant, JsonElement tree, CancellationToken cancellation) =>
        SealedJson.Find(tree).Any() ? await vault.OpenAsync(tenant, tree, cancellation) : KeyRing.Empty;

    private TaskView Show(TaskRow row, Hand hand, JsonNode example) => new(
        row,
        Light.Of(clock.GetUtcNow(), row.DueAt, row.LimitDays, row.EndedAt, calendars.China),
        JsonNode.Parse(row.Form.GetRawText()) ?? new JsonObject(),
        example)
    {
        ActingFor = TaskStates.IsPending(row.State) ? ActingFor(row, hand) : null,
    };

    /// <summary>What waits for the clerk in person is not done for somebody else.</summary>
    private static string? ActingFor(TaskRow row, Hand hand)
    {
        IReadOnlyList<string> concerned = row.ClaimedBy is { } holder ? [.. row.AskedOf, holder] : row.AskedOf;
        return concerned.Contains(hand.Clerk) ? null : concerned.FirstOrDefault(hand.Is);
    }

    private static JsonNode Node(JsonElement tree) => JsonNode.Parse(tree.GetRawText()) ?? new JsonObject();
}
