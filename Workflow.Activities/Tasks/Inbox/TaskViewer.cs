using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Shows tasks to the clerks who may do them.</summary>
internal sealed class TaskViewer(IVault vault, ICalendars calendars, TimeProvider clock)
{
    public async Task<TaskView> ShowAsync(string tenant, TaskRow row, CancellationToken cancellation) =>
        (await ShowAsync(tenant, [row], cancellation))[0];

    public async Task<IReadOnlyList<TaskView>> ShowAsync(
        string tenant, IReadOnlyList<TaskRow> rows, CancellationToken cancellation)
    {
        var examples = JsonSerializer.SerializeToElement(rows.Select(row => row.Example), EngineJson.Options);
        var keys = SealedJson.Find(examples).Any()
            ? await vault.OpenAsync(tenant, examples, cancellation)
            : KeyRing.Empty;
        return [.. rows.Select(row => Show(row, keys.OpenTree(row.Example) ?? new JsonObject()))];
    }

    public TaskView Show(TaskRow row, JsonNode example) => new(
        row,
        Light.Of(clock.GetUtcNow(), row.DueAt, row.LimitDays, row.EndedAt, calendars.China),
        JsonNode.Parse(row.Form.GetRawText()) ?? new JsonObject(),
        example);
}
