using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Http;

/// <summary>Calls an outside system; each expected status code is an outcome, beside <c>Done</c>.</summary>
internal sealed class FlowSendHttpRequest : IActivity
{
    public const string TypeName = "Elsa.FlowSendHttpRequest";

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.FlowRequest(TypeName);

    public void Execute(IActivityContext context) => HttpRequestOrder.Request(context, "ContentType");

    public void Resume(IActivityContext context, Resumption resumption) => StatusOutcomes.Complete(context, resumption);
}

/// <summary>Downloads a file from an outside system.</summary>
internal sealed class DownloadHttpFile : IActivity
{
    public const string TypeName = "Elsa.DownloadHttpFile";

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.Download(TypeName);

    public void Execute(IActivityContext context) => HttpRequestOrder.Request(context, "RequestContentType", wantsFile: true);

    public void Resume(IActivityContext context, Resumption resumption) => StatusOutcomes.Complete(context, resumption);
}

/// <summary>What both have in common.</summary>
internal static class StatusOutcomes
{
    /// <summary>Completes by what came of the call.</summary>
    public static void Complete(IActivityContext context, Resumption resumption)
    {
        if (HttpAnswer.Take(context, resumption) is not { } answer)
        {
            return;
        }

        if (answer.Failure is { } failure)
        {
            context.Complete(failure);
            return;
        }

        var expected = TextList.Of(context.Input<JsonNode>("ExpectedStatusCodes"));
        var status = answer.StatusCode.ToString(CultureInfo.InvariantCulture);
        if (expected.Count == 0)
        {
            context.Complete();
        }
        else
        {
            context.Complete(expected.Contains(status) ? status : HttpOutcomes.Unmatched, Outcome.Done);
        }
    }
}
