using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Activities.Http;

/// <summary>Waits for a request, or is the request that starts the workflow.</summary>
internal sealed class HttpEndpoint : IActivity
{
    public const string TypeName = "Elsa.HttpEndpoint";

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.Endpoint(TypeName);

    public void Execute(IActivityContext context)
    {
        if (context.Visit == 1
            && context.Instance.TriggerActivityId is { } trigger
            && NodePath.Key(context.Node.NodeId) == trigger
            && context.Instance.Input.TryGetProperty(HttpCall.InputName, out var request)
            && HttpCall.Is(request))
        {
            Receive(context, request);
            return;
        }

        try
        {
            var rules = EndpointRules.Of(context);
            if (EndpointPolicy.Problem(rules.Policy) is { } problem)
            {
                context.Fault("http.policy", problem);
                return;
            }

            foreach (var key in rules.Keys())
            {
                context.CreateBookmark(EndpointKey.Kind, key, rules.ToJson());
            }
        }
        catch (FormatException wrong)
        {
            context.Fault("http.path", wrong.Message);
        }
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        var request = (resumption as Resumption.ByBookmark)?.Input ?? default;
        if (HttpCall.Is(request))
        {
            Receive(context, request);
        }
        else
        {
            // Resumed by a program rather than by a request: what it gave is the content.
            context.SetOutput("ParsedContent", request);
            context.Complete();
        }
    }

    private static void Receive(IActivityContext context, JsonElement request)
    {
        context.SetOutput("RouteData", Member(request, "routeData"));
        context.SetOutput("QueryStringData", Member(request, "query"));
        context.SetOutput("Headers", Member(request, "headers"));
        if (Member(request, "violation") is { ValueKind: JsonValueKind.String } violation)
        {
            context.Complete(violation.GetString()!);
            return;
        }

        context.SetOutput("ParsedContent", Member(request, "content"));
        context.SetOutput("Files", Member(request, "files"));
        context.SetOutput("Result", request);
        context.Complete();
    }

    private static JsonElement Member(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) ? value : default;
}
