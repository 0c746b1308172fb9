using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using Workflow.Host.Identity;

namespace Workflow.Host.Sandbox;

/// <summary>
/// The bank of the sandbox tells the house what became of a payment, over the house's own API. It tells again until it is
/// heard, as a bank does.
/// </summary>
internal sealed partial class SandboxConfirmations(
    NpgsqlDataSource database, IServer server, DemoApiKey key, SandboxBell bell, ILogger<SandboxConfirmations> log)
    : BackgroundService
{
    private const int AtATime = 50;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bank = new HttpClient();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConfirmAsync(bank, stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or HttpRequestException)
            {
                LogFailed(failure.GetType().Name);
            }

            await bell.WaitAsync(Again, stoppingToken);
        }
    }

    private async Task ConfirmAsync(HttpClient bank, CancellationToken cancellation)
    {
        if (AddressOf() is not { } house)
        {
            return;
        }

        foreach (var (payment, caseNumber, failure) in await OwedAsync(cancellation))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house, "/api/payments/confirmations"))
            {
                Content = JsonContent.Create(new { paymentNumber = payment, caseNumber, status = failure is null ? "paid" : "failed", failure }),
                Headers = { Authorization = new AuthenticationHeaderValue("ApiKey", key.Value) },
            };
            request.Headers.Add("Idempotency-Key", $"confirmation-{payment}");
            using var answer = await bank.SendAsync(request, cancellation);
            if (answer.IsSuccessStatusCode)
            {
                await using var done = database.CreateCommand("update sandbox.confirmations set confirmed = true where payment = $1");
                done.Parameters.Add(new() { Value = payment });
                await done.ExecuteNonQueryAsync(cancellation);
            }
            else
            {
                LogRefused(payment, (int)answer.StatusCode);
            }
        }
    }

    private async Task<IReadOnlyList<(string Payment, string CaseNumber, string? Failure)>> OwedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select payment, case_number, failure from sandbox.confirmations where not confirmed limit $1");
        command.Parameters.Add(new() { Value = AtATime });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var owed = new List<(string, string, string?)>();
        while (await row.ReadAsync(cancellation))
        {
            owed.Add((row.GetString(0), row.GetString(1), await row.IsDBNullAsync(2, cancellation) ? null : row.GetString(2)));
        }

        return owed;
    }

    private Uri? AddressOf() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } bound
        ? SandboxAddress.Reachable(bound)
        : null;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Payments could not be confirmed: {Failure}; the sandbox tries again.")]
    private partial void LogFailed(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The confirmation of payment {Payment} was refused with {Status}; the sandbox tries again.")]
    private partial void LogRefused(string payment, int status);
}
