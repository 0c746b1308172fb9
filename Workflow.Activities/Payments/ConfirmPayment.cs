using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.Payments;

/// <summary>划款回执: a bank or a fund tells what became of a payment that a workflow ordered.</summary>
/// <param name="Context">The paying system, key.</param>
/// <param name="PaymentNumber">The number it gave the payment when it took the order.</param>
/// <param name="CaseNumber">The case that the order named.</param>
/// <param name="Status">See <see cref="PaymentStatus"/>.</param>
/// <param name="Failure">Why it failed, as a code such as <c>account-unknown</c>; null when it was paid.</param>
public sealed record ConfirmPayment(CommandContext Context, string PaymentNumber, string CaseNumber, string Status, string? Failure)
    : IRequest<PaymentReceipt>;

/// <summary>What the paying system gets back.</summary>
/// <param name="PaymentNumber">The payment.</param>
/// <param name="CaseNumber">The case.</param>
public sealed record PaymentReceipt(string PaymentNumber, string CaseNumber);

/// <summary>What became of a payment.</summary>
public static class PaymentStatus
{
    /// <summary>已到账.</summary>
    public const string Paid = "paid";

    /// <summary>划款失败: nothing was paid.</summary>
    public const string Failed = "failed";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Paid, Failed];
}
