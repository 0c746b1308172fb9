using System.Text.Json;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Notifications;

/// <summary>发送邮件: sends a mail by template and goes on when it has left the house.</summary>
internal sealed class SendMail : IActivity
{
    public ActivityDescriptor Descriptor { get; } = new(
        "OneThing.SendMail",
        1,
        "通知",
        "发送邮件",
        "按模板发送邮件。没有收件地址时走“没有地址”，被拒收时走“被拒收”。",
        [
            new InputDescriptor("To", "String", "收件人", "邮箱地址，或 organisation:部门代码。"),
            new InputDescriptor("Template", "String", "模板", "definitions/templates 中的模板。", "dropdown", OptionSource: TemplateOptions.SourceName),
            new InputDescriptor("Data", "ObjectDictionary", "数据", "填入模板的内容，不要放身份证号码等个人信息。", "json-editor"),
        ],
        [new OutputDescriptor("Result", "Object", "结果", "邮件标识、模板代码和版本。")],
        [Outcome.Done, "Skipped", "Failed"],
        [],
        PortNames: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Outcome.Done] = "已发送",
            ["Skipped"] = "没有地址",
            ["Failed"] = "被拒收",
        });

    public void Execute(IActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Input<string>("To")))
        {
            context.Complete("Skipped");
            return;
        }

        var data = context.Input("Data");
        var request = new MailRequest(
            context.Input("To"),
            context.Input<string>("Template") ?? string.Empty,
            data.ValueKind == JsonValueKind.Object ? data : JsonSerializer.SerializeToElement(new { }));
        context.RequestEffect(MailRequest.Kind, request.ToJson());
    }

    public void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByEffect done)
        {
            context.SetOutput("Result", done.Answer);
            context.Complete(Outcome.Done);
        }
        else
        {
            context.Complete("Failed");
        }
    }
}
