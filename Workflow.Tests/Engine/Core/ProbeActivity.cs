using System.Text.Json;
using Workflow.Engine.Activities;

namespace Workflow.Tests.Engine.Core;

/// <summary>An activity whose behaviour a test writes down.</summary>
internal sealed class ProbeActivity(string name) : IActivity
{
    public ActivityDescriptor Descriptor { get; } = new(
        $"Elsa.{name}", 1, "测试", name, name,
        [new InputDescriptor("Request", "Object", "请求")],
        [new OutputDescriptor("Result", "Object", "结果")],
        [],
        []);

    public Action<IActivityContext> OnExecute { get; init; } = context => context.Complete();

    public Action<IActivityContext, Resumption>? OnResume { get; init; }

    public void Execute(IActivityContext context) => OnExecute(context);

    public void Resume(IActivityContext context, Resumption resumption)
    {
        if (OnResume is null)
        {
            throw new NotSupportedException();
        }

        OnResume(context, resumption);
    }

    /// <summary>Asks for an effect and gives its answer as result.</summary>
    public static ProbeActivity Effect(string name = "Ask") => new(name)
    {
        OnExecute = context => context.RequestEffect("ask", context.Input("Request")),
        OnResume = (context, resumption) =>
        {
            if (resumption is not Resumption.ByEffect answered)
            {
                throw new NotSupportedException();
            }

            context.SetOutput("Result", answered.Answer);
            context.Complete();
        },
    };

    /// <summary>Issues a command and gives its answer as result.</summary>
    public static ProbeActivity Command(string name = "Order") => new(name)
    {
        OnExecute = context => context.Issue("order", context.Input("Request") is { ValueKind: not JsonValueKind.Undefined } given
            ? given
            : MemoryEngine.Json("{}")),
        OnResume = (context, resumption) =>
        {
            context.SetOutput("Result", ((Resumption.ByCommand)resumption).Answer);
            context.Complete();
        },
    };
}
