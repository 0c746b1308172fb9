using System.Text.Json;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Supplementing;

/// <summary>The activity 一次性告知补正; waits until the applicant has amended.</summary>
internal sealed class RequestSupplement() : CommandActivity(
    OneThing.Descriptor(
        "RequestSupplement",
        "一次性告知补正",
        "把需要补正的全部内容一次告知申请人，等待其补正。",
        [OneThing.Input("Fields", "补正内容", "数组，每项为 {field, message}；field 为表单字段的 JSON 指针。", "JsonArray", "json-editor")],
        [new OutputDescriptor("Form", "Object", "补正后的表单")]),
    RequestSupplementHandler.CommandKind)
{
    /// <summary>Kind of the bookmark it waits on.</summary>
    public const string BookmarkKind = "Supplement";

    public override void Execute(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, NumberOf(context)));

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark { Input: { } input })
        {
            context.SetOutput("Form", input.GetProperty("form"));
            context.Complete(Done);
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    private static string NumberOf(IActivityContext context) =>
        context.Input<string>(OneThing.CaseNumber.Name) is { Length: > 0 } given
            ? given
            : context.Instance.CorrelationId ?? context.ExecutionId;

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == Terminated)
        {
            context.Complete(Terminated);
        }
    }
}

/// <summary>Tells the applicant.</summary>
internal sealed class RequestSupplementHandler(IVault vault, ApplicationForms forms)
    : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.request-supplement";

    protected override Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        SupplementField[] fields =
        [
            .. from each in command.Arguments.List("fields")
               select new SupplementField(
                   forms.Declared(command.State.Scenario, each.Text("field")), each.Remark("message") ?? new Remark("请核对并补正")),
        ];
        command.Append(Supplementation.Request(command.State, fields, command.Command.BookmarkId ?? string.Empty));
        return Task.FromResult(GoOn(command.State));
    }
}
