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
            && HttpCall.From(request) is { } call)
        {
            Receive(context, call, request);
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
        if (HttpCall.From(request) is { } call)
        {
            Receive(context, call, request);
        }
        else
        {
            // Resumed by a program rather than by a request: what it gave is the content.
            context.SetOutput("ParsedContent", request);
            context.Complete();
        }
    }

    private static void Receive(IActivityContext context, HttpCall call, JsonElement request)
    {
        context.SetOutput("RouteData", request.GetProperty("routeData"));
        context.SetOutput("QueryStringData", call.Query);
        context.SetOutput("Headers", call.Headers);
        if (call.Violation is { } violation)
        {
            context.Complete(violation);
            return;
        }

        context.SetOutput("ParsedContent", call.Content ?? default);
        context.SetOutput("Files", request.GetProperty("files"));
        context.SetOutput("Result", request);
        context.Complete();
    }
}
