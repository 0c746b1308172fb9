using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Activities;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>What the activities of rectification have in common.</summary>
internal static class RectificationVocabulary
{
    /// <summary>The output that says how it stands.</summary>
    public const string Standing = "Standing";

    public static InputDescriptor Rectification { get; } =
        Vocabulary.Input("Rectification", "整改", "“立案整改”给出的标识。") with { IsRequired = true };

    public static OutputDescriptor StandingOutput { get; } = new(
        Standing,
        "Object",
        "整改现状",
        "rectification（标识）、number（整改编号）、level（层级）、dueOn（到期日）、matterKind、matterId、matter、unit、copiedTo（上级主管单位）、requirement、basis。");

    /// <summary>Takes what a command answered.</summary>
    public static void TakeStanding(IActivityContext context, JsonElement answer)
    {
        if (answer.TryGetProperty("standing", out var standing))
        {
            context.SetOutput(Standing, standing);
        }
    }
}

/// <summary>A command on rectifications that a workflow issues.</summary>
internal abstract class RectificationCommandHandler(string kind, IVault vault) : NoticeCommandHandler(kind, vault)
{
    /// <summary>The rectification that the input names.</summary>
    protected static async Task<Loaded<RectificationState>> FindAsync(
        IUnitOfWork unit, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("rectification") ?? string.Empty;
        var found = await unit.LoadAsync<RectificationState>(RectificationId.Stream(id), cancellation);
        return found.Exists ? found : throw Refusals.NotFound(
            "rectification.unknown", $"没有整改“{id}”。请把“立案整改”的输出连到活动的“整改”上。");
    }
}
