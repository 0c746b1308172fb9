using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.ProjectFiling.Declaring;

/// <summary>Starts the workflow that takes a project through the levels, with the commit of whoever declares it.</summary>
internal sealed class FilingStart(IWorkflows workflows)
{
    /// <summary>The definition in <c>definitions/governance</c>.</summary>
    public const string DefinitionId = "project-filing";

    /// <summary>Gives the workflow's instance.</summary>
    /// <param name="unit">Unit of work.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="declarer">申报单位.</param>
    /// <param name="content">What is declared.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RefusalException">None is published, or one runs already.</exception>
    public async Task<string> StartAsync(
        IUnitOfWork unit, string projectId, Declarer declarer, ProjectContent content, CancellationToken cancellation)
    {
        var input = JsonSerializer.SerializeToElement(
            new
            {
                project = projectId,
                name = content.Name,
                unit = declarer.Unit,
                level = ProjectLevel.Of(declarer.Division),
                budget = content.Budget,
            },
            EngineJson.Options);
        try
        {
            return await workflows.StartAsync(
                unit, new StartRequest(DefinitionId, input, projectId, Name: $"项目备案 {content.Name}"), cancellation);
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("project.undefined", $"还没有发布“项目备案”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
        catch (CannotStartException)
        {
            throw Refusals.Conflict("project.running", "这个项目的备案流程已在进行，请刷新后再试。");
        }
    }
}

/// <summary>Who declares.</summary>
/// <param name="Unit">Organisation code.</param>
/// <param name="Division">GB/T 2260 division of the unit.</param>
internal sealed record Declarer(string Unit, string Division)
{
    public static Declarer Of(ProjectState state) => new(state.Declared!.Unit, state.Declared.Division);
}
