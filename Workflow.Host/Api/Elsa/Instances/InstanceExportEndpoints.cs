using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Instances;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>
/// Histories as files, with their hash chain, personal values masked. They cannot come back: a history is evidence of what
/// happened here, and what a file says did not.
/// </summary>
internal static class InstanceExportEndpoints
{
    private const int MostAtOnce = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapInstanceExports(this IEndpointRouteBuilder elsa)
    {
        var exports = elsa.MapGroup(string.Empty).RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        exports.MapGet("/workflow-instances/{id}/export", ExportAsync);
        exports.MapPost("/workflow-instances/{id}/export", ExportAsync);
        exports.MapPost("/bulk-actions/export/workflow-instances", ExportManyAsync);
        elsa.MapPost("/bulk-actions/import/workflow-instances", Import).RequireAuthorization(IdentityRegistration.Administers);
    }

    private static async Task<IResult> ExportAsync(string id, HttpContext http, [FromServices] IWorkflows workflows)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(await ReadAsync(id, http, workflows), ElsaJson.Options);
        return Results.File(bytes, "application/json", FileName(id));
    }

    private static async Task<IResult> ExportManyAsync(HttpContext http, [FromServices] IWorkflows workflows)
    {
        var fields = await ElsaFields.OfAsync(http);
        var ids = fields.Texts("ids").Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count is 0 or > MostAtOnce)
        {
            fields.Wrong("ids", $"请在 ids 中提交要导出的流程实例编号，每次 1 到 {MostAtOnce} 个。");
        }

        fields.ThrowIfWrong();
        using var buffer = new MemoryStream();
        await using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids)
            {
                var history = await ReadAsync(id, http, workflows);
                await using var entry = await archive.CreateEntry(FileName(id)).OpenAsync(http.RequestAborted);
                await JsonSerializer.SerializeAsync(entry, history, ElsaJson.Options, http.RequestAborted);
            }
        }

        return Results.File(buffer.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private static IResult Import() => ElsaErrors.Of(
        400, "流程实例的历史是办理过程的证据，不能从文件导入。请用“启动”新建实例；要核对导出的历史，请用其中的哈希链与原系统比对。").Answer();

    private static async Task<ExportedInstance> ReadAsync(string id, HttpContext http, IWorkflows workflows)
    {
        var tenant = InstanceTenant.Of(id, http.Caller());
        var view = await workflows.FindAsync(tenant, id, null, http.RequestAborted) ?? throw InstanceTenant.Missing();
        var history = await workflows.HistoryAsync(tenant, id, http.RequestAborted);
        return new ExportedInstance(
            id,
            view.State.DefinitionId,
            view.State.DefinitionVersion,
            view.State.Status,
            view.State.SubStatus,
            [.. history.Take((int)view.Version).Select(InstanceEvent.Of)]);
    }

    private static string FileName(string id) =>
        $"{string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'))}.json";
}

/// <summary>An instance's history as a file.</summary>
internal sealed record ExportedInstance(
    string Id,
    string DefinitionId,
    int DefinitionVersion,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    IReadOnlyList<InstanceEvent> Events);
