using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Instances;
using Workflow.Host.Api.Repairs;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Migrations;

/// <summary>迁移: an instance goes on in another version.</summary>
/// <param name="Version">Number of the version to go on in.</param>
/// <param name="Reason">Why; stays in the history, so no personal values.</param>
/// <param name="Mapping">Activity ids, present to new, where they differ; null cancels what runs there.</param>
public sealed record MigrationBody(int Version, string Reason, IReadOnlyDictionary<string, string?>? Mapping);

/// <summary>What a migration would do; personal values are masked.</summary>
/// <param name="Mapped">What runs, and where it would go on.</param>
/// <param name="Problems">What keeps the instance from being migrated.</param>
/// <param name="Losses">What would be given up.</param>
/// <param name="Outcome">What it would lead to; null when there are problems.</param>
public sealed record MigrationPreview(
    IReadOnlyList<MappedExecution> Mapped,
    IReadOnlyList<MigrationRemark> Problems,
    IReadOnlyList<MigrationRemark> Losses,
    InterventionReport? Outcome);

/// <summary>迁移 of single instances.</summary>
internal static class MigrationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        var migrations = api.MapGroup("/instances/{id}/migration").WithTags("Migrations");
        migrations.MapPost("/", MigrateAsync)
            .Named("migrateInstance", "将流程实例迁移到同一流程的另一个版本")
            .RequireAuthorization(IdentityRegistration.Administers)
            .Takes<MigrationBody>()
            .Idempotent()
            .Versioned()
            .Produces<InterventionReport>()
            .Refuses(400, 401, 403, 404);
        migrations.MapPost("/preview", PreviewAsync)
            .Named("previewMigration", "预演迁移：哪些能对应、哪些不能、会失去什么")
            .RequireAuthorization(IdentityRegistration.DrawsWorkflows)
            .Takes<MigrationBody>()
            .Produces<MigrationPreview>()
            .Refuses(400, 401, 403, 404, 409);
    }

    /// <summary>Reads what a migration is to do, but for the version.</summary>
    internal static (int Version, string Reason, ImmutableDictionary<string, string?>? Mapping) Read(JsonElement body)
    {
        var fields = new BodyFields(body);
        var version = fields.Number("version", "目标版本", 1, int.MaxValue);
        var reason = fields.Text("reason", "迁移理由");
        var mapping = fields.OptionalObject("mapping", "活动对应关系");
        if (mapping?.EnumerateObject().Any(pair => pair.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) == true)
        {
            fields.Wrong("mapping", "活动对应关系中，每一项须为新版本的活动 id，或 null（取消）。");
        }

        fields.ThrowIfWrong();
        return (version, reason, mapping?.EnumerateObject().ToImmutableDictionary(pair => pair.Name, pair => pair.Value.GetString()));
    }

    /// <summary>There is no such version.</summary>
    internal static RefusalException NoVersion(int version) => new(
        RefusalKind.NotFound, "migration.no-version", $"该流程没有可以运行的第 {version} 版，请核对版本号。");

    private static async Task<InterventionReport> MigrateAsync(
        string id,
        HttpContext http,
        [FromServices] IWorkflows workflows,
        [FromServices] IDefinitionLibrary library,
        [FromServices] IInterventions interventions)
    {
        var (version, reason, mapping) = Read(await http.BodyAsync());
        var (tenant, definition) = await InstanceAsync(id, http, workflows);
        var graph = await library.PinAsync(
            http.CommandContext().In(tenant, id), definition, VersionOptions.Of(version), http.RequestAborted)
            ?? throw NoVersion(version);
        return await http.InterveneAsync(id, new MigrateInstance(graph.VersionId, mapping, reason), interventions);
    }

    private static async Task<MigrationPreview> PreviewAsync(
        string id,
        HttpContext http,
        [FromServices] IWorkflows workflows,
        [FromServices] IDefinitions definitions,
        [FromServices] IMigrations migrations,
        [FromServices] IInterventions interventions)
    {
        var (version, reason, mapping) = Read(await http.BodyAsync());
        var (tenant, definition) = await InstanceAsync(id, http, workflows);
        var graph = await definitions.FindAsync(tenant, definition, VersionOptions.Of(version), http.RequestAborted)
            ?? throw NoVersion(version);
        var plan = await migrations.PlanAsync(tenant, id, graph, mapping, http.RequestAborted);
        var outcome = plan.Problems.IsEmpty
            ? await http.ForetellAsync(id, new MigrateInstance(graph.VersionId, mapping, reason), interventions)
            : null;
        return new MigrationPreview(plan.Mapped, plan.Problems, plan.Losses, outcome);
    }

    private static async Task<(string Tenant, string Definition)> InstanceAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var tenant = InstanceTenant.Of(id, http.Caller());
        var view = await workflows.FindAsync(tenant, id, null, http.RequestAborted) ?? throw InstanceTenant.Missing();
        return (tenant, view.State.DefinitionId);
    }
}
