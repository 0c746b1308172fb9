using System.Globalization;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Activities.Http;

/// <summary>Calls an outside system and runs the activity that stands under the status code it answers.</summary>
internal sealed class SendHttpRequest : IActivity
{
    public const string TypeName = "Elsa.SendHttpRequest";
    private const string Codes = "expectedStatusCodes";

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.Request(TypeName);

    public void Execute(IActivityContext context) => HttpRequestOrder.Request(context, "ContentType");

    public void Resume(IActivityContext context, Resumption resumption)
    {
        if (HttpAnswer.Take(context, resumption) is not { } answer)
        {
            return;
        }

        var next = answer.Failure switch
        {
            HttpOutcomes.FailedToConnect => Port(context.Node, "failedToConnect"),
            HttpOutcomes.Timeout => Port(context.Node, "timeout"),
            _ => Case(context.Node, answer.StatusCode) ?? Port(context.Node, "unmatchedStatusCode"),
        };
        if (next is not null)
        {
            context.Schedule(next);
        }
        else
        {
            context.Complete();
        }
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child) => context.Complete();

    private static ActivityNode? Port(ActivityNode node, string port) =>
        node.Children.TryGetValue(port, out var children) ? children.FirstOrDefault() : null;

    private static ActivityNode? Case(ActivityNode node, int status) =>
        node.Children.TryGetValue(Codes, out var children)
        && node.Json.GetProperty(Codes).EnumerateArray().FirstOrDefault(one => Code(one) == status) is
            { ValueKind: JsonValueKind.Object } matching
        && matching.TryGetProperty("activity", out var activity)
        && activity.ValueKind == JsonValueKind.Object
        && activity.TryGetProperty("id", out var id)
            ? children.FirstOrDefault(child => child.Id == id.GetString())
            : null;

    private static int? Code(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object
        && one.TryGetProperty("statusCode", out var code)
        && int.TryParse(code.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
