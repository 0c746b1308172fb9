using System.IO.Compression;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.Options;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Making;

/// <summary>Packs a city's changed cases, in one transaction with the note in the ledger of data use.</summary>
internal sealed class ReturnMaking(
    IUnitOfWorkFactory units, IVault vault, InstallationSeal seal, ReturnLedger ledger, IOptions<ReturnOptions> options)
{
    // A change may be committed a little after it is dated: a case that stands in two returns harms nobody, one in none does.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>Makes the return of a day; nothing when it was made before, or nothing had changed.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="day">The day.</param>
    /// <param name="until">Cases that changed after this moment stand in the next one.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<bool> MakeAsync(string city, DateOnly day, DateTimeOffset until, CancellationToken cancellation)
    {
        var id = ReturnId.Of(city, day);
        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(city), id), cancellation);
        var found = await unit.LoadAsync<ReturnState>(ReturnId.Stream(id), cancellation);
        if (found.Exists)
        {
            return false;
        }

        var from = await LastAsync(unit, cancellation);
        var numbers = await ChangedAsync(unit, from, until, cancellation);
        if (numbers.Count == 0)
        {
            return false;
        }

        var parts = new List<ReturnPart>();
        foreach (var some in numbers.Chunk(options.Value.CasesInPart))
        {
            parts.Add(await PackAsync(unit, city, id, parts.Count + 1, some, cancellation));
        }

        var signature = seal.Sign(ReturnStatement.Of(city, day, parts));
        unit.Append(found, [new ReturnMade(city, day, from, until, parts, seal.KeyId, signature)]);
        await unit.CommitAsync(cancellation);
        return true;
    }

    private async Task<ReturnPart> PackAsync(
        IUnitOfWork unit, string city, string id, int number, string[] cases, CancellationToken cancellation)
    {
        var states = new List<CaseState>();
        foreach (var each in cases)
        {
            states.Add((await unit.LoadAsync<CaseState>(CaseNumber.Stream(each), cancellation)).State);
        }

        var content = Packed(states, await vault.OpenAsync(city, ReturnedCase.Sealed(states), cancellation));
        var subject = ReturnId.Subject(city);
        var keys = await vault.KeysOfAsync(city, [subject], cancellation);
        unit.Store(new FileContent
        {
            Id = FileContent.IdOf(ReturnId.Stream(id), $"{number}"),
            Content = keys.SealFile(subject, content),
        });
        ledger.Write(unit, city, id, states);
        return new ReturnPart(number, states.Count, content.Length, FileSealing.Digest(content));
    }

    private static byte[] Packed(IEnumerable<CaseState> states, KeyRing keys)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var state in states)
            {
                gzip.Write(JsonSerializer.SerializeToUtf8Bytes(ReturnedCase.Of(state, keys), AnswerJson.Options));
                gzip.Write("\n"u8);
            }
        }

        return packed.ToArray();
    }

    private static async Task<DateTimeOffset?> LastAsync(IUnitOfWork unit, CancellationToken cancellation) =>
        (await unit.Query.Query<ReturnRow>().OrderByDescending(row => row.Day).FirstOrDefaultAsync(cancellation))?.Until;

    private static async Task<IReadOnlyList<string>> ChangedAsync(
        IUnitOfWork unit, DateTimeOffset? from, DateTimeOffset until, CancellationToken cancellation)
    {
        var rows = unit.Query.Query<CaseRow>().Where(row => row.ChangedAt == null || row.ChangedAt <= until);
        if (from is { } last)
        {
            var since = last - Overlap;
            rows = rows.Where(row => row.ChangedAt > since);
        }

        return await rows.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation);
    }
}
