using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Templates;
using Workflow.Activities.Organisations;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>The activity 起草文书.</summary>
internal sealed class DraftNoticeActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "DraftNotice",
        "起草文书",
        "按模板起草交办单、催办单、督办单、通报或责令整改通知书；印发时才编号。",
        [
            Vocabulary.Input("Template", "模板", "definitions/governance/templates 中的模板。", uiHint: "dropdown") with
            {
                OptionSource = NoticeTemplates.SourceName,
                IsRequired = true,
            },
            Vocabulary.Input("Matter", "事项", "事项的名称。", uiHint: "multiline") with { IsRequired = true },
            Vocabulary.Input("MatterKind", "事项类别", "例如 measure（举措）。"),
            Vocabulary.Input("MatterId", "事项编号", "留空时取流程的关联编号。"),
            Vocabulary.Input("Requirement", "要求", uiHint: "multiline") with { IsRequired = true },
            Vocabulary.Input("Unit", "责任单位", "单位代码，或本地承担该角色的单位。", uiHint: "dropdown") with
            {
                OptionSource = OrganisationOptions.SourceName,
                IsRequired = true,
            },
            Vocabulary.Input("CopiedTo", "抄送", "单位代码。", "ICollection<String>", "multitext"),
            Vocabulary.Input("Person", "责任人"),
            Vocabulary.Input("Deadline", "时限", "日期，例如 2026-12-31。"),
            Vocabulary.Input("WorkingDays", "时限（工作日）", "没有写明日期时，自起草之日起的工作日数。", "Int32"),
            Vocabulary.Input("Basis", "依据", "法律、规划或决定。") with { IsRequired = true },
            Vocabulary.Input("Values", "模板内容", "模板自有的名称和内容。", "ObjectDictionary", "json-editor"),
            Vocabulary.Input("NeedsApproval", "须经审批", "不须审批的，“印发文书”立即印发。", "Boolean", "checkbox") with
            {
                Default = "true",
            },
        ],
        [new OutputDescriptor("NoticeId", "String", "文书", "文书标识，交给“印发文书”“等待签收”。")],
        [Done]),
    DraftNoticeCommand.CommandKind)
{
    public override void Execute(IActivityContext context) => Issue(context, null, new JsonObject
    {
        ["noticeId"] = NoticeId.Of(context.Tenant, context.NewId()),
        ["correlationId"] = context.Instance.CorrelationId,

        // Nobody approves what is only tried out.
        ["mayWait"] = !context.Instance.IsTrial,
    });

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        context.SetOutput("NoticeId", answer.GetProperty("notice"));
        context.Complete(Done);
    }
}

/// <summary>Drafts it in the burst's own transaction.</summary>
internal sealed class DraftNoticeCommand(IVault vault, NoticeWriter writer, ICalendars calendars)
    : NoticeCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "notice.draft";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var (tenant, id) = (unit.Origin.Tenant, arguments.Text("noticeId")!);
        var correlation = arguments.Text("correlationId");
        var (template, content) = await writer.WriteAsync(tenant, id, Read(unit, arguments, correlation), cancellation);
        var stream = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
        var needsApproval = arguments.Flag("mayWait")
            && (arguments.Raw("needsApproval").ValueKind == JsonValueKind.Undefined || arguments.Flag("needsApproval"));
        unit.Append(stream, NoticeDecisions.Draft(stream.State, new NoticeDrafted(
            id,
            template.Kind,
            new TemplateMark(template.Code, template.Hash),
            content,
            needsApproval,
            new NoticeOrigin(command.InstanceId!, correlation))));
        return JsonSerializer.SerializeToElement(new { port = CommandActivity.Done, notice = id });
    }

    private NoticeDraft Read(IUnitOfWork unit, Arguments given, string? correlation)
    {
        var person = given.Remark("person");
        return new NoticeDraft(
            given.Text("template") ?? string.Empty,
            new NoticeMatter(
                given.OpenText("matterKind", "事项类别") ?? "matter",
                given.OpenText("matterId", "事项编号") ?? correlation ?? string.Empty,
                given.OpenText("matter", "事项") ?? string.Empty),
            given.OpenText("requirement", "要求") ?? string.Empty,
            given.Text("unit") ?? string.Empty,
            DayText.Read(given.Text("deadline")) ?? After(unit, given.Number("workingDays")),
            given.OpenText("basis", "依据") ?? string.Empty,
            CopiedTo: [.. given.List("copiedTo").Select(code => code.Text()).OfType<string>()],
            Person: person?.Sealed is null ? person?.Text : null,
            Values: ValuesOf(given))
        {
            SealedPerson = person?.Sealed is null ? null : person,
        };
    }

    private DateOnly? After(IUnitOfWork unit, int? workingDays) => workingDays is { } days and >= 0
        ? ChinaTime.DayOf(calendars.China.Deadline(unit.Now, days))
        : null;

    private static Dictionary<string, string> ValuesOf(Arguments given) =>
        given.Raw("values") is { ValueKind: JsonValueKind.Object } values
            ? values.EnumerateObject().ToDictionary(
                value => value.Name,
                value => given.Part("values").OpenText(value.Name, value.Name) ?? value.Value.ToString(),
                StringComparer.Ordinal)
            : [];
}
