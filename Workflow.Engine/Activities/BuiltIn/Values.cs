using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Activities;

/// <summary>Gives a variable a value.</summary>
internal sealed class SetVariable : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "SetVariable",
        Describe.Data,
        "设置变量",
        "给变量赋值。",
        [
            new InputDescriptor("Variable", "Variable", "变量", "要赋值的变量", "variable-picker", IsWrapped: false, IsRequired: true),
            Describe.Any("Value", "值", "变量的新值"),
        ]);

    public void Execute(IActivityContext context)
    {
        var variable = context.Input("Variable");
        var reference = variable.Text("id") ?? variable.Text("name")
            ?? throw new ExpressionException("没有选择变量。");
        var own = (Execution.ActivityContext)context;
        var known = own.Scope().FindVariable(reference) is not null ? reference : variable.Text("name") ?? reference;
        if (own.Scope().FindVariable(known) is null)
        {
            throw new ExpressionException($"没有变量“{variable.Text("name") ?? reference}”。");
        }

        context.SetVariable(known, context.Input("Value") is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } value ? value : JsonValues.Null);
        context.Complete();
    }
}

/// <summary>Gives an output of the workflow a value.</summary>
internal sealed class SetOutput : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "SetOutput",
        Describe.Composition,
        "设置输出",
        "给流程的输出赋值。",
        [
            Describe.Text("OutputName", "输出", "流程输出的名称") with { UiHint = "output-picker", IsRequired = true },
            Describe.Any("OutputValue", "值", "输出的值"),
        ]);

    public void Execute(IActivityContext context)
    {
        var name = JsonValues.Masked(context.Input("OutputName"));
        var value = context.Input("OutputValue");
        var kept = value.ValueKind == System.Text.Json.JsonValueKind.Undefined ? JsonValues.Null : value;
        context.Record(WorkflowActivity.OwnerOf(context, name) is { } owner
            ? new VariableSet(owner, name, kept)
            : new OutputSet(name, kept));
        context.Complete();
    }
}

/// <summary>Gives the instance a name.</summary>
internal sealed class SetName : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "SetName", Describe.Data, "设置实例名称", "给流程实例命名；个人信息会被遮盖。", [Describe.Text("Value", "名称")]);

    public void Execute(IActivityContext context)
    {
        context.Record(new NameSet(JsonValues.Masked(context.Input("Value"))));
        context.Complete();
    }
}

/// <summary>Gives the instance a correlation id.</summary>
internal sealed class Correlate : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Correlate", Describe.Data, "设置关联编号", "设置流程实例的关联编号。", [Describe.Text("CorrelationId", "关联编号")]);

    public void Execute(IActivityContext context)
    {
        var value = context.Input("CorrelationId");
        if (SealedJson.Find(value).Any())
        {
            throw new ExpressionException("关联编号不能含有个人信息。");
        }

        context.Record(new CorrelationSet(JsonValues.Masked(value)));
        context.Complete();
    }
}

/// <summary>Writes a line into the journal; personal values are masked.</summary>
internal sealed class WriteLine : IActivity
{
    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "WriteLine", Describe.Console, "写一行日志", "在流程日志中写一行文字。", [Describe.Text("Text", "文字")]);

    public void Execute(IActivityContext context)
    {
        context.Record(new LineWritten(context.ExecutionId, JsonValues.Masked(context.Input("Text"))));
        context.Complete();
    }
}
