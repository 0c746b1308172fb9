using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.PublicNotices.Ending;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.PublicNotices.Opening;

/// <summary>Opens it, and plans its end.</summary>
internal sealed class OpenPublicNoticeHandler(IVault vault, IOrganisations organisations) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "public-notice.open";

    private const int UsualDays = 7;

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var (arguments, state, unit) = (command.Arguments, command.State, command.Unit);
        if (state.HasEnded)
        {
            return CommandActivity.Answer(CommandActivity.Terminated);
        }

        var from = ChinaTime.DayOf(unit.Now).AddDays(1);
        var until = from.AddDays(Math.Max(1, arguments.Number("days") ?? UsualDays) - 1);
        var opened = new PublicNoticeOpened(
            arguments.Text("noticeId")!,
            state.Number,
            arguments.OpenText("title", "公示事项") ?? throw Refusals.Invalid("public-notice.title-required", "公示须写明事项。"),
            Organisation(arguments, state, unit.Origin.Tenant),
            arguments.Remark("text") ?? throw Refusals.Invalid("public-notice.text-required", "公示须写明内容。"),
            from,
            until,
            command.Command.InstanceId!,
            command.Command.BookmarkId!);
        unit.Append(await unit.LoadAsync<PublicNoticeState>(PublicNoticeState.Stream(opened.NoticeId), cancellation), [opened]);
        command.Append([new CaseNoted(
            new Remark($"公示 {from:yyyy年M月d日} 至 {until:yyyy年M月d日}，期间可以提出异议"), opened.Organisation, arguments.Text("item"), StaffOnly: false)]);
        unit.Enqueue(new CommandWork(
            unit.Origin.Tenant,
            ExpirePublicNoticeHandler.CommandKind,
            JsonSerializer.SerializeToElement(opened.NoticeId),
            state.Number,
            ChinaTime.EndOf(until).AddSeconds(1)));
        return CommandActivity.Answer(CommandActivity.Done);
    }

    private string Organisation(Arguments arguments, CaseState state, string tenant)
    {
        var item = arguments.Text("item") is { } code ? state.Item(code) : null;
        var given = arguments.Text("organisation");
        try
        {
            return given is null
                ? item?.Plan.Organisation ?? throw Refusals.Invalid("public-notice.organisation-required", "公示须指定公示单位或联办事项。")
                : (organisations.Find(given) ?? organisations.InRole(tenant, given, state.Division)).Code;
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Invalid("public-notice.organisation-unknown", $"没有承担“{given}”角色的单位。");
        }
    }
}
