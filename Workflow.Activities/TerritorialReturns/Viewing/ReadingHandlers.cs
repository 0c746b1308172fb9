using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Identity;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Viewing;

/// <summary>Lists them.</summary>
internal sealed class ListReturnsHandler(IDocumentStore store, ReturnAccess access) : IRequestHandler<ListReturns, Page<ReturnSummary>>
{
    private const int Most = 200;

    public async Task<Page<ReturnSummary>> Handle(ListReturns request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        var cities = ReturnAccess.Oversees(caller) ? [.. Divisions.Cities] : access.IsCitysOffice(caller) ? [caller.Tenant] : Array.Empty<string>();
        await using var session = store.QuerySession(caller.Home);
        var rows = session.Query<ReturnRow>().Where(row => row.TenantIsOneOf(cities));
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.Day)
            .ThenBy(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<ReturnSummary>(
            [.. page.Select(row => new ReturnSummary(
                row.Id, Divisions.NameOf(row.City) ?? row.City, row.Day, row.Cases, row.Parts, row.MadeAt, row.ReceivedAt))],
            total);
    }
}

/// <summary>Shows one.</summary>
internal sealed class GetReturnHandler(IUnitOfWorkFactory units, ReturnAccess access, InstallationSeal seal)
    : IRequestHandler<GetReturn, ReturnView>
{
    public async Task<ReturnView> Handle(GetReturn request, CancellationToken cancellationToken)
    {
        var city = access.RequireSeen(request.Caller, request.Id);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(city), request.Id), cancellationToken);
        var (state, made) = await LoadAsync(unit, request.Id, cancellationToken);
        return new ReturnView(
            request.Id, city, made.Day, made.From, made.Until, made.Parts, ReturnStatement.Of(city, made.Day, made.Parts),
            made.Signature, made.KeyId, seal.PublicKey, state.MadeAt, state.ReceivedAt, state.Version);
    }

    /// <summary>A return that was made.</summary>
    public static async Task<(ReturnState State, ReturnMade Made)> LoadAsync(IUnitOfWork unit, string id, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<ReturnState>(ReturnId.Stream(id), cancellation);
        return found.State.Made is { } made ? (found.State, made) : throw ReturnAccess.Unknown();
    }
}

/// <summary>Gives a part.</summary>
internal sealed class GetReturnPartHandler(IUnitOfWorkFactory units, ReturnAccess access, IVault vault)
    : IRequestHandler<GetReturnPart, ReturnFile>
{
    public async Task<ReturnFile> Handle(GetReturnPart request, CancellationToken cancellationToken)
    {
        var city = access.RequireOwn(request.Caller, request.Id);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(city), request.Id), cancellationToken);
        var (state, made) = await GetReturnHandler.LoadAsync(unit, request.Id, cancellationToken);
        var part = made.Parts.FirstOrDefault(each => each.Number == request.Number) ?? throw ReturnAccess.Unknown();
        var row = await unit.Query.LoadAsync<FileContent>(
            FileContent.IdOf(ReturnId.Stream(request.Id), $"{part.Number}"), cancellationToken) ?? throw ReturnAccess.Unknown();
        var content = await vault.OpenFileAsync(city, row, part.Sha256, cancellationToken) ?? throw ReturnAccess.Unknown();
        return new ReturnFile($"{request.Id}-{part.Number:D3}.ndjson.gz", content, part.Sha256, state.MadeAt);
    }
}
