using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Payments;

/// <summary>
/// Publishes the confirmation as the event <c>payment:{number}</c> to the case's workflow. One that comes before the
/// workflow waits for it is kept; one that comes twice finds nobody waiting and changes nothing.
/// </summary>
internal sealed class ConfirmPaymentHandler(IUnitOfWorkFactory units, IWorkflows workflows) : IRequestHandler<ConfirmPayment, PaymentReceipt>
{
    public async Task<PaymentReceipt> Handle(ConfirmPayment request, CancellationToken cancellationToken)
    {
        if (!request.Context.Caller.Is(Roles.Administrator))
        {
            throw Refusals.Forbidden("payment.confirming-forbidden", "只有付款系统可以报送划款回执，请使用系统的 API 密钥。");
        }

        var tenant = CaseNumber.TenantOf(request.CaseNumber);
        await using var unit = await units.BeginAsync(request.Context.In(tenant, request.CaseNumber), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(request.CaseNumber), cancellationToken);
        if (!found.Exists)
        {
            throw CaseNumber.Unknown();
        }

        var payload = JsonSerializer.SerializeToElement(
            new { request.PaymentNumber, request.Status, request.Failure, at = unit.Now }, EngineJson.Options);
        await workflows.PublishAsync(
            unit, EventOf(request.PaymentNumber), payload, request.CaseNumber, null, cancellationToken);
        return await unit.CommitAsync(
            request.Context, new PaymentReceipt(request.PaymentNumber, request.CaseNumber), 202, cancellationToken);
    }

    private static string EventOf(string paymentNumber) => $"payment:{paymentNumber}";
}
