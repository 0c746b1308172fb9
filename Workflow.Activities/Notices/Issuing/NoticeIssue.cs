using Workflow.Activities.Calendars;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Issuing;

/// <summary>印发: takes the next number of the kind and year, and sends.</summary>
internal sealed class NoticeIssue(IssuerFile issuers, IOrganisations organisations)
{
    private const string MailTemplate = "notice-issued";

    /// <summary>
    /// What follows from issuing. The number comes from a row that stays locked until the commit: whatever keeps the
    /// notice from being issued leaves the number to the next.
    /// </summary>
    public async Task<IReadOnlyList<object>> IssueAsync(IUnitOfWork unit, NoticeState state, CancellationToken cancellation)
    {
        NoticeDecisions.RequireIssuable(state);
        var (drafted, tenant) = (state.Drafted!, unit.Origin.Tenant);
        var issuer = issuers.Of(tenant);
        var year = ChinaTime.DayOf(unit.Now).Year;
        var sequence = await unit.NextNumberAsync(tenant, NoticeId.Series(drafted.Kind), year, cancellation);
        var number = NoticeId.Number(issuer.Abbreviation, drafted.Kind, year, sequence);
        IReadOnlyList<string> addressees = [state.Content!.Unit, .. state.Content.CopiedTo];
        foreach (var addressee in addressees)
        {
            unit.Enqueue(Mail(unit, state, number, addressee));
        }

        return NoticeDecisions.Issue(state, new NoticeIssued(number, issuer.Name, addressees));
    }

    private EffectWork Mail(IUnitOfWork unit, NoticeState state, string number, string addressee) => new(
        unit.Origin.Tenant,
        MailRequest.Kind,
        $"{MailTemplate}/{state.Drafted!.NoticeId}/{addressee}",
        MailRequest.ToOrganisation(addressee, MailTemplate, new
        {
            number,
            kind = NoticeKind.Name(state.Drafted.Kind),
            matter = state.Content!.Matter.Text,
            organisation = organisations.NameOf(addressee),
            deadline = NoticeWording.Day(state.Content.Deadline),
        }).ToJson(),
        InstanceId: null,
        state.Drafted.NoticeId);
}
