using System.Text.Json;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Rating;

/// <summary>差评整改: the workflow <c>bad-rating</c>, which analysts may change; where there is none, nothing follows.</summary>
internal sealed class BadRatings(IWorkflows workflows)
{
    private const string DefinitionId = "bad-rating";

    /// <summary>Starts it for the unit that led the case, in the transaction of the rating.</summary>
    public async Task FollowUpAsync(IUnitOfWork unit, CaseState state, int score, CancellationToken cancellation)
    {
        if (state.Items.IsEmpty)
        {
            return;
        }

        var input = new { caseNumber = state.Number, unit = state.Items[0].Plan.Organisation, score };
        try
        {
            await workflows.StartAsync(
                unit,
                new StartRequest(
                    DefinitionId,
                    JsonSerializer.SerializeToElement(input, EngineJson.Options),
                    state.Number,
                    $"{CaseNumber.InstanceId(state.Number)}-rating",
                    $"差评整改 {state.Number}"),
                cancellation);
        }
        catch (KeyNotFoundException)
        {
            // Nobody has published such a workflow; the rating stands without it.
        }
    }
}
