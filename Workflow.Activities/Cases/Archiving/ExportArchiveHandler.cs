using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Files;
using Workflow.Activities.Scenarios;
using Workflow.Activities.SealedResults;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>Packs it.</summary>
internal sealed class ExportArchiveHandler(
    IMediator mediator, IUnitOfWorkFactory units, FileShelf shelf, IScenarios scenarios, ResultCases results)
    : IRequestHandler<ExportArchive, SentFile>
{
    private const string MediaType = "application/zip";

    private static readonly JsonSerializerOptions Json = AnswerJson.Configure(new(JsonSerializerDefaults.Web) { WriteIndented = true });

    public async Task<SentFile> Handle(ExportArchive request, CancellationToken cancellationToken)
    {
        var (caller, number) = (request.Caller, CaseNumber.Whole(request.CaseNumber));
        await using var unit = await units.BeginAsync(new Origin(caller.In(CaseNumber.TenantOf(number)), number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellationToken);
        CaseAccess.RequireStaff(caller, found);
        if (CaseAccess.Of(caller, found.State) != Sight.Clear || !caller.Is(Roles.Clerk))
        {
            throw Refusals.Forbidden("archive.forbidden", "归档信息包含有个人信息，只有承办本件的经办人可以下载。");
        }

        var archive = found.State.Archive
            ?? throw Refusals.Conflict("archive.too-early", "该办件尚未归档。办结并过了评价期后由系统归档，请届时再下载。");
        var record = await mediator.Send(new GetCase(caller, number), cancellationToken);
        var calls = await unit.Query.Query<DataCall>().Where(call => call.Case == number).ToListAsync(cancellationToken);
        var result = await results.FindAsync(unit, found.State, cancellationToken);
        var bag = new Bag(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["External-Identifier"] = archive.Number,
                ["External-Description"] = $"{found.State.Title} {number}",
                ["Bagging-Date"] = SheetDay.Of(archive.At),
                ["Retention-Period"] = archive.Retention,
                ["Kept-Until"] = archive.KeptUntil is { } day ? SheetDay.Of(day) : RetentionPeriod.Name(archive.Retention),
            },
            [
                new("application.json", JsonSerializer.SerializeToUtf8Bytes(record.Form, Json)),
                new("record.json", JsonSerializer.SerializeToUtf8Bytes(record with { Form = new JsonObject() }, Json)),
                new("data-uses.json", JsonSerializer.SerializeToUtf8Bytes(calls.OrderBy(call => call.At), Json)),
                .. await FilesAsync(unit, caller, found.State, cancellationToken),
                .. result is null ? [] : new KeyValuePair<string, byte[]>[] { new("result.pdf", result) },
            ]);
        await unit.CommitAsync(cancellationToken);
        return new SentFile($"{number}.zip", bag.Pack(archive.At), MediaType);
    }

    // By id, since names are what people typed; the record gives the names.
    private async Task<IReadOnlyList<KeyValuePair<string, byte[]>>> FilesAsync(
        IUnitOfWork unit, Caller caller, CaseState state, CancellationToken cancellation)
    {
        var (tenant, lead) = (unit.Origin.Tenant, scenarios.Find(state.Scenario)?.Lead ?? string.Empty);
        var files = new List<KeyValuePair<string, byte[]>>();
        foreach (var row in await shelf.ListAsync(tenant, state.Number, cancellation))
        {
            if (await shelf.OpenAsync(tenant, row, cancellation) is { } content)
            {
                files.Add(new($"files/{row.FileId}{FileType.EndingsOf([row.MediaType])[0]}", content));
                unit.Store(FileLook.Of(caller, state, row, lead, unit.Now));
            }
        }

        return files;
    }
}
