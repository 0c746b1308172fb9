using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.DataServices;
using Workflow.Activities.Mandates;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>Lists them for whoever may see the case.</summary>
internal sealed class ListCaseMessagesHandler(
    IUnitOfWorkFactory units, IVault vault, MailTemplates templates, IOrganisations organisations, CompanyAgents agents)
    : IRequestHandler<ListCaseMessages, IReadOnlyList<CaseMessage>>
{
    public async Task<IReadOnlyList<CaseMessage>> Handle(ListCaseMessages request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        var tenant = CaseNumber.TenantOf(number);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellationToken);
        var caller = await agents.ActingAsync(unit.Query, request.Caller, found.State.Company, cancellationToken);
        if (!found.Exists || CaseAccess.Of(caller, found.State) == Sight.None)
        {
            throw CaseNumber.Unknown();
        }

        var asked = await AskedAsync(unit, found.State.InstanceId, cancellationToken);
        var keys = await vault.OpenAsync(
            tenant, [.. asked.SelectMany(message => SealedJson.Find(message.To)).Select(value => value.Key).Distinct()], cancellationToken);
        var calls = await unit.Query.Query<DataCall>()
            .Where(call => call.Case == number && call.Service == AskedMessage.Service)
            .ToListAsync(cancellationToken);
        var attempts = calls.CountBy(call => call.Key).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. asked.OrderByDescending(message => message.At).ThenBy(message => message.Key, StringComparer.Ordinal).Select(
                message => View(message, keys, attempts.GetValueOrDefault(message.Key), Tenants.IsTrial(tenant))),
        ];
    }

    private static async Task<IReadOnlyList<AskedMessage>> AskedAsync(IUnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        var (messages, open) = (new List<AskedMessage>(), new Queue<string>([instanceId]));
        while (open.TryDequeue(out var next))
        {
            var found = (await unit.LoadAsync<InstanceMessages>(InstanceMessages.Stream(next), cancellation)).State;
            messages.AddRange(found.ByKey.Values);
            found.Children.ForEach(open.Enqueue);
        }

        return messages;
    }

    private CaseMessage View(AskedMessage message, KeyRing keys, int attempts, bool isTrial) => new(
        message.At,
        message.Channel,
        TitleOf(message),
        message.Template,
        message.Version,
        MaskedAddress.Of(message, keys, organisations),
        message.EndedAt is null ? MessageStatus.Waiting : message.Failure is null ? MessageStatus.Sent : MessageStatus.Failed,
        message.EndedAt,
        MessageWords.Next(message, attempts, isTrial));

    // A mail's subject is known for the version at hand only; short messages have their wording at the operator's.
    private string TitleOf(AskedMessage message) => templates.Find(message.Template) is not { } template ? message.Template
        : message.Channel == MessageChannel.Mail && message.Version == template.Version ? template.SubjectOf(message.Data)
        : template.Title ?? message.Template;
}
