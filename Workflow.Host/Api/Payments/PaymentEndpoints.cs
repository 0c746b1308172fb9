using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Payments;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Payments;

/// <summary>划款回执, as it is sent.</summary>
/// <param name="PaymentNumber">Number of the payment.</param>
/// <param name="CaseNumber">The case it was ordered for.</param>
/// <param name="Status">paid or failed.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record PaymentConfirmationBody(string PaymentNumber, string CaseNumber, string Status, string? Failure);

/// <summary>What paying systems tell the house.</summary>
internal static class PaymentEndpoints
{
    private const int LongestNumber = 60;

    /// <summary>Maps the endpoint.</summary>
    public static void MapPayments(this IEndpointRouteBuilder api) =>
        api.MapGroup("/payments").WithTags("Payments").MapPost("/confirmations", ConfirmAsync)
            .Named("confirmPayment", "报送划款回执；重复报送不会重复入账")
            .Idempotent()
            .Takes<PaymentConfirmationBody>()
            .Produces<PaymentReceipt>(StatusCodes.Status202Accepted)
            .Refuses(400, 401, 403, 404);

    private static async Task<Accepted<PaymentReceipt>> ConfirmAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var (payment, caseNumber, status) =
            (fields.Text("paymentNumber", "划款编号"), fields.Text("caseNumber", "办件编号"), fields.Text("status", "划款结果"));
        var failure = fields.OptionalText("failure", "失败原因");
        if (payment.Length > LongestNumber)
        {
            fields.Wrong("paymentNumber", $"划款编号不超过 {LongestNumber} 个字符。");
        }

        if (status.Length > 0 && !PaymentStatus.All.Contains(status))
        {
            fields.Wrong("status", "划款结果只能是 paid（已到账）或 failed（失败）。");
        }

        fields.ThrowIfWrong();
        return TypedResults.Accepted(
            (string?)null,
            await mediator.Send(new ConfirmPayment(http.CommandContext(), payment, caseNumber, status, failure), http.RequestAborted));
    }
}
