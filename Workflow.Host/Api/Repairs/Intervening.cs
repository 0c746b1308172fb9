using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Repairs;

/// <summary>Runs an operator's intervention for a request.</summary>
internal static class Intervening
{
    /// <summary>Applies it; the answer is bound to the caller's idempotency key in the same transaction.</summary>
    public static Task<InterventionReport> InterveneAsync(
        this HttpContext http,
        string id,
        Intervention intervention,
        IInterventions interventions) =>
        RefuseAsync(async () =>
        {
            var context = http.CommandContext();
            var tenant = InstanceTenant.Of(id, context.Caller);
            var report = await interventions.ApplyAsync(
                context.In(tenant, id),
                id,
                intervention,
                context.ExpectedVersion,
                (unit, done) => Bind(unit, context, InterventionReports.Of(done.Version, done.State, done.Facts)),
                http.RequestAborted);
            http.Response.SetVersion(report.Version);
            return InterventionReports.Of(report.Version, report.State, report.Facts);
        });

    /// <summary>Says what it would lead to.</summary>
    public static Task<InterventionReport> ForetellAsync(
        this HttpContext http,
        string id,
        Intervention intervention,
        IInterventions interventions) =>
        RefuseAsync(async () =>
        {
            var tenant = InstanceTenant.Of(id, http.Caller());
            var forecast = await interventions.ForetellAsync(tenant, id, intervention, http.RequestAborted);
            http.Response.SetVersion(forecast.Version);
            return InterventionReports.Of(forecast.Version, forecast.State, forecast.Facts);
        });

    private static void Bind(IUnitOfWork unit, CommandContext context, InterventionReport answer)
    {
        if (context.Idempotency is { } key)
        {
            unit.Bind(new IdempotencyRecord(
                key.Scope, key.Key, key.RequestHash, StatusCodes.Status200OK, JsonSerializer.Serialize(answer, AnswerJson.Options)));
        }
    }

    private static async Task<T> RefuseAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (RepairRefusedException refusal)
        {
            throw new RefusalException(RefusalKind.Conflict, refusal.Code, refusal.Message);
        }
        catch (KeyNotFoundException)
        {
            throw InstanceTenant.Missing();
        }
    }
}
