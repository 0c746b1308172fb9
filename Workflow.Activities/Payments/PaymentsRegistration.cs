using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Payments;

/// <summary>Registers payments (资金划转).</summary>
public static class PaymentsRegistration
{
    /// <summary>Adds confirmations; needs cases and the engine. The order itself is a data service.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services.AddTransient<IRequestHandler<ConfirmPayment, PaymentReceipt>, ConfirmPaymentHandler>();
}
