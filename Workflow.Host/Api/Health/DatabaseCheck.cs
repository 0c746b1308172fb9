using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workflow.Host.Api.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(IDocumentStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
