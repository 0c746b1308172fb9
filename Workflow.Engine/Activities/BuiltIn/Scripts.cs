using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Expressions.JavaScript;

namespace Workflow.Engine.Activities;

/// <summary>Runs a script, which may choose the outcome.</summary>
internal sealed class RunJavaScript(JavaScriptLanguage language) : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "RunJavaScript",
        Describe.Scripting,
        "运行 JavaScript",
        "运行一段 JavaScript，可以用 setOutcome 选择出口。",
        [
            new InputDescriptor("Script", "String", "脚本", "要运行的代码", "code-editor"),
            new InputDescriptor("PossibleOutcomes", "ICollection<String>", "可能的出口", "脚本可以选择的出口", "dynamic-outcomes"),
        ],
        [Describe.Result("脚本的结果")]);

    public void Execute(IActivityContext context)
    {
        if (context.Input("Script") is not { ValueKind: JsonValueKind.String } script || string.IsNullOrWhiteSpace(script.GetString()))
        {
            context.Complete();
            return;
        }

        var (value, outcomes) = language.Run(script.GetString()!, ((ActivityContext)context).Scope());
        if (!value.IsNothing())
        {
            context.SetOutput("Result", value);
        }

        context.Complete(outcomes);
    }
}
