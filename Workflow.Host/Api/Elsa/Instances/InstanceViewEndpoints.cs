using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>One instance: its state, its variables, how far it has come.</summary>
internal static class InstanceViewEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInstanceViews(this IEndpointRouteBuilder elsa)
    {
        var instance = elsa.MapGroup("/workflow-instances/{id}")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        instance.MapGet("/", GetAsync);
        instance.MapGet("/execution-state", GetExecutionStateAsync);
        instance.MapGet("/variables", ListVariablesAsync);
    }

    /// <summary>The instance with its history folded, if the caller may see it.</summary>
    /// <exception cref="RefusalException">There is none, or it is another city's.</exception>
    public static async Task<InstanceStory> StoryAsync(this IJournals journals, HttpContext http, string id) =>
        await journals.ReadAsync(InstanceTenant.Of(id, http.Caller()), id, http.RequestAborted)
            is { State.ArchivedAt: null } story
            ? story
            : throw InstanceTenant.Missing();

    /// <summary>Variables of the workflow as they are now, or were at its end.</summary>
    public static ElsaList<VariableValue> Variables(InstanceStory story) => new(
    [
        .. story.Graph.Variables.Select(variable => new VariableValue(
            variable.Id,
            variable.Name,
            story.Journal.Root?.Variables.TryGetValue(variable.Id, out var value) == true ? SealedMask.Of(value) : null)),
    ]);

    private static async Task<IResult> GetAsync(string id, HttpContext http, [FromServices] IJournals journals)
    {
        var story = await journals.StoryAsync(http, id);
        var state = WorkflowStates.Of(story.State, story.Graph, story.Journal);
        return ElsaJson.Answer(InstanceWithState.Of(state));
    }

    private static async Task<IResult> GetExecutionStateAsync(
        string id,
        HttpContext http,
        [FromServices] Engine.Instances.IWorkflows workflows)
    {
        var view = await workflows.FindAsync(InstanceTenant.Of(id, http.Caller()), id, null, http.RequestAborted)
            ?? throw InstanceTenant.Missing();
        var state = view.State;
        return ElsaJson.Answer(new ExecutionStateDocument(state.Status, state.SubStatus, state.SubStatus, state.UpdatedAt));
    }

    private static async Task<IResult> ListVariablesAsync(string id, HttpContext http, [FromServices] IJournals journals) =>
        ElsaJson.Answer(Variables(await journals.StoryAsync(http, id)));
}
