using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Shows notices to whoever may read them.</summary>
internal sealed class NoticeViewer(
    IVault vault, IOrganisations organisations, IssuerFile issuers, ICalendars calendars, TimeProvider clock)
{
    public NoticeSummary Show(NoticeRow row)
    {
        var unit = NameOf(row.Unit);
        var title = NoticeWording.Fill(row.Title, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["unit"] = unit,
            ["matter"] = row.Matter.Text,
        });
        return new NoticeSummary(
            row.Id, row.Number, row.Kind, row.Status, title, row.Matter, row.Unit, unit, row.Deadline, LightOf(row),
            row.DraftedAt, row.IssuedAt, row.ReceivedAt, row.RepliedAt, row.Version);
    }

    public async Task<NoticeView> ShowAsync(
        Caller caller, string tenant, NoticeState state, CancellationToken cancellation)
    {
        var (drafted, content) = (state.Drafted!, state.Content!);
        var remarks = state.Steps.Select(step => step.Words).Append(content.Person);
        var keys = await vault.OpenAsync(
            tenant, JsonSerializer.SerializeToElement(remarks, EngineJson.Options), cancellation);
        var authority = state.Authority ?? issuers.Of(tenant).Name;
        var person = content.Person?.Read(keys);
        var values = NoticeWording.Values(content, authority, NameOf(content.Unit), person);
        return new NoticeView(Show(NoticeRow.Of(state)))
        {
            Title = NoticeWording.Fill(content.Title, values),
            Words = new NoticeWords(drafted.Template.Code, drafted.Template.Hash, content.Title, content.Body, content.Values),
            Text = [.. content.Body.Select(paragraph => NoticeWording.Fill(paragraph, values))],
            Authority = authority,
            Requirement = content.Requirement,
            Person = person,
            Basis = content.Basis,
            CopiedTo = [.. content.CopiedTo.Select(code => new NoticeUnit(code, NameOf(code)))],
            Attachments = content.Attachments,
            InstanceId = caller.Oversees ? drafted.Origin?.InstanceId : null,
            Steps = [.. Steps(caller, state).Select(step => new NoticeStepView(
                step.What, step.At, step.By, NameOf(step.Organisation), step.Words?.Read(keys)))],
            Acts = NoticeAccess.Acts(caller, tenant, state),
        };
    }

    public string NameOf(string organisation) => organisations.NameOf(organisation);

    // How the office came to its notice is the office's own affair.
    private static IEnumerable<NoticeStep> Steps(Caller caller, NoticeState state) => caller.Oversees
        ? state.Steps
        : state.Steps.SkipWhile(step => step.What != "issued");

    private string LightOf(NoticeRow row)
    {
        DateTimeOffset? due = row.IssuedAt is null || row.Status == NoticeStatus.Voided ? null : ChinaTime.EndOf(row.Deadline);
        var limit = calendars.China.WorkingDaysBetween(ChinaTime.DayOf(row.IssuedAt ?? row.DraftedAt), row.Deadline);
        return Light.Of(clock.GetUtcNow(), due, limit, row.RepliedAt, calendars.China);
    }
}
