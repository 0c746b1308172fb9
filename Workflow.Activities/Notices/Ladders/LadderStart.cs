using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>Starts the ladder that <c>definitions/governance</c> describes, with the commit of whoever asks for it.</summary>
internal sealed class LadderStart(IWorkflows workflows)
{
    /// <summary>The definition.</summary>
    public const string DefinitionId = "supervision-ladder";

    /// <summary>Gives the ladder's instance.</summary>
    /// <exception cref="RefusalException">One runs for the matter already, or none is published.</exception>
    public async Task<string> StartAsync(IUnitOfWork unit, LadderTerms terms, CancellationToken cancellation)
    {
        var matter = terms.Matter;
        var input = JsonSerializer.SerializeToElement(
            new
            {
                matterKind = matter.Kind,
                matter = matter.Text,
                terms.Requirement,
                terms.Unit,
                person = terms.Person?.Sealed,
                deadline = terms.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                terms.Basis,
            },
            EngineJson.Options);
        try
        {
            return await workflows.StartAsync(
                unit, new StartRequest(DefinitionId, input, matter.Id, Name: $"逐级督办 {matter.Text}"), cancellation);
        }
        catch (CannotStartException)
        {
            throw Refusals.Conflict("ladder.running", "该事项的逐级督办已在进行，不能重复启动。");
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("ladder.undefined", $"还没有发布“逐级督办”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
    }
}

/// <summary>What a ladder is about.</summary>
/// <param name="Matter">事项; its id becomes the correlation.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Person">责任人.</param>
/// <param name="Deadline">时限.</param>
/// <param name="Basis">依据.</param>
internal sealed record LadderTerms(
    NoticeMatter Matter, string Requirement, string Unit, Remark? Person, DateOnly Deadline, string Basis);
