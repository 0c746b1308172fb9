using System.Globalization;
using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tracking;

/// <summary>Shows a case to whoever proves to know it.</summary>
internal sealed class TrackCaseHandler(IUnitOfWorkFactory units, ApplicantProof proof, CaseViewer viewer)
    : IRequestHandler<TrackCase, TrackedCase>
{
    private static readonly Caller Nobody = new(string.Empty, new HashSet<string>(), string.Empty, string.Empty, string.Empty);

    public async Task<TrackedCase> Handle(TrackCase request, CancellationToken cancellationToken)
    {
        var asked = TrackingInput.Read(request);
        if (TenantOf(asked.Number) is not { } tenant)
        {
            throw Unknown();
        }

        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(tenant), asked.Number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(asked.Number), cancellationToken);
        if (!found.Exists || !await proof.IsGivenAsync(tenant, found.State, asked.IdentityEnd, cancellationToken))
        {
            throw Unknown();
        }

        var number = asked.Number;
        var rows = await unit.Session.Query<ItemRow>().Where(row => row.CaseNumber == number).ToListAsync(cancellationToken);
        return Show(found.State, rows);
    }

    // No key is opened: what is sealed cannot be shown.
    private TrackedCase Show(CaseState state, IReadOnlyList<ItemRow> rows)
    {
        var open = state with { Timeline = [.. state.Timeline.Where(line => !line.StaffOnly)] };
        var view = viewer.Show(Nobody, open, rows, KeyRing.Empty);
        return new TrackedCase
        {
            CaseNumber = view.CaseNumber,
            Title = view.Title,
            Status = view.Status,
            Result = view.Result,
            SubmittedAt = view.SubmittedAt,
            DueAt = view.DueAt,
            Light = view.Light,
            Asked =
            [
                .. ApplicantActions.Of(state, _ => null)
                    .Where(action => action.Kind != ApplicantActionKind.Withdraw)
                    .OrderByDescending(action => action.Required)
                    .Select(action => action.Text),
            ],
            Items = view.Items,
            Timeline = view.Timeline,
        };
    }

    // What is no number at all is as unknown as a number nobody has; trials are nobody's business.
    private static string? TenantOf(string number)
    {
        try
        {
            var tenant = CaseNumber.TenantOf(number);
            return Tenants.Live.Contains(tenant) ? tenant : null;
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private static RefusalException Unknown() => Refusals.NotFound(
        "tracking.unknown",
        string.Create(CultureInfo.InvariantCulture, $"没有查到这个办件。请核对办件编号，以及申请人身份证号码的后 {TrackingInput.EndLength} 位。"));
}
