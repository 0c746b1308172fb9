using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Activity executions of an instance, in the order in which they began.</summary>
internal static class ActivityExecutionEndpoints
{
    private const string Instance = "workflowInstanceId";
    private const int MostInStack = 1_000;
    private const int UsualInStack = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapActivityExecutions(this IEndpointRouteBuilder elsa)
    {
        var executions = elsa.MapGroup("/activity-executions")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        executions.MapGet("/list", (HttpContext http, [FromServices] IJournals journals) => ListAsync(http, journals, false));
        executions.MapGet("/count", CountAsync);
        executions.MapGet("/by-id", ByQueryAsync);
        executions.MapPost("/report", ReportAsync);
        executions.MapGet("/{id}", ByIdAsync);
        executions.MapGet("/{id}/call-stack", CallStackAsync);
        elsa.MapGet(
                "/activity-execution-summaries/list",
                (HttpContext http, [FromServices] IJournals journals) => ListAsync(http, journals, true))
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IJournals journals, bool isSummary)
    {
        var (story, found) = await FindAsync(http, journals);
        return ElsaJson.Answer(new ElsaList<ExecutionDocument>([.. found.Select(execution => ExecutionDocument.Of(story, execution, isSummary))]));
    }

    private static async Task<IResult> CountAsync(HttpContext http, [FromServices] IJournals journals)
    {
        var (_, found) = await FindAsync(http, journals);
        return ElsaJson.Answer(new { count = found.Count });
    }

    private static async Task<IResult> ReportAsync(HttpContext http, [FromServices] IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var instance = fields.Required(Instance);
        var nodes = fields.Texts("activityNodeIds").ToHashSet(StringComparer.Ordinal);
        fields.ThrowIfWrong();
        var story = await journals.StoryAsync(http, instance);
        return ElsaJson.Answer(new { stats = ActivityStats.Of(story, nodes.Count == 0 ? null : nodes) });
    }

    private static async Task<IResult> ByQueryAsync(HttpContext http, [FromServices] IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var id = fields.Required("id");
        fields.ThrowIfWrong();
        return await ByIdAsync(id, http, journals);
    }

    private static async Task<IResult> ByIdAsync(string id, HttpContext http, [FromServices] IJournals journals)
    {
        var (story, execution) = await OneAsync(http, journals, id);
        return ElsaJson.Answer(ExecutionDocument.Of(story, execution));
    }

    /// <summary>From the outermost execution to this one; across parent workflows too, unless that is not wanted.</summary>
    private static async Task<IResult> CallStackAsync(string id, HttpContext http, [FromServices] IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var isAcross = fields.Flag("includeCrossWorkflowChain") ?? true;
        var skip = fields.Number("skip", 0, int.MaxValue) ?? 0;
        var take = fields.Number("take", 1, MostInStack) ?? UsualInStack;
        fields.ThrowIfWrong();
        var stack = new List<ExecutionDocument>();
        var (story, execution) = await OneAsync(http, journals, id);
        while (true)
        {
            stack.Add(ExecutionDocument.Of(story, execution));
            stack.AddRange(ExecutionDocument.Above(story, execution).Select(above => ExecutionDocument.Of(story, above)));
            if (!isAcross || story.State.Parent is not { } parent || stack.Count >= MostInStack)
            {
                break;
            }

            (story, execution) = await OneAsync(http, journals, ExecutionId.Of(parent.InstanceId, parent.ExecutionId)!);
        }

        stack.Reverse();
        return ElsaJson.Answer(new { activityExecutionId = id, items = stack.Skip(skip).Take(take).ToList(), totalCount = stack.Count });
    }

    private static async Task<(InstanceStory Story, IReadOnlyCollection<ExecutionRecord> Found)> FindAsync(
        HttpContext http,
        IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var instance = fields.Required(Instance);
        var node = fields.Text("activityNodeId");
        var activity = fields.Text("activityId");
        var isEnded = fields.Flag("completed");
        fields.ThrowIfWrong();
        var story = await journals.StoryAsync(http, instance);
        return (story,
        [
            .. story.Journal.Executions.Where(execution =>
                (node is null || execution.NodeId == node)
                && (activity is null || Named.Of(story, execution).ActivityId == activity)
                && (isEnded is null || isEnded == execution.EndedAt is not null)),
        ]);
    }

    private static async Task<(InstanceStory Story, ExecutionRecord Execution)> OneAsync(
        HttpContext http,
        IJournals journals,
        string id)
    {
        if (ExecutionId.InstanceOf(id) is { } instance
            && await journals.StoryAsync(http, instance) is var story
            && story.Journal.ById.TryGetValue(ExecutionId.Within(id), out var execution))
        {
            return (story, execution);
        }

        throw new RefusalException(RefusalKind.NotFound, "execution.not-found", "没有找到该活动执行记录，请核对编号。");
    }
}
