using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Documents.Printing;
using Workflow.Activities.Organisations;
using Workflow.Activities.SealedResults.Printing;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.SealedResults.Making;

/// <summary>
/// Numbers in one transaction, prints outside any, seals in another: a printer works for seconds. After a crash between them the
/// next who asks goes on with the same number; of two who print at once the first to commit has made it.
/// </summary>
internal sealed class MakeResultHandler(
    ResultCases cases,
    IPagePrinter printer,
    InstallationSeal seal,
    IOrganisations organisations,
    IScenarios scenarios,
    IVault vault,
    IMediator mediator) : IRequestHandler<MakeResult, ResultReceipt>
{
    private const string Series = "result";

    public async Task<ResultReceipt> Handle(MakeResult request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        var document = await Races.RunAsync(() => NumberAsync(request.Context, number, cancellationToken), cancellationToken);
        var content = document.Sealed is null
            ? await PrintAsync(request, number, document.Numbered, cancellationToken)
            : [];
        return await Races.RunAsync(() => SealAsync(request.Context, number, content, cancellationToken), cancellationToken);
    }

    private async Task<ResultDocument> NumberAsync(CommandContext context, string number, CancellationToken cancellation)
    {
        await using var unit = await cases.BeginAsync(context, number, cancellation);
        var found = await cases.RequireAsync(unit, context.Caller, number, cancellation);
        if (found.State.Document is { } document)
        {
            return document;
        }

        var (state, tenant, today) = (found.State, unit.Origin.Tenant, ChinaTime.DayOf(unit.Now));
        var issuer = organisations.InRole(tenant, scenarios.Find(state.Scenario)?.Lead ?? string.Empty, state.Division);
        ResultDecisions.Number(state, Numbered(0));
        var sequence = await unit.NextNumberAsync(tenant, Series, today.Year, cancellation);
        var after = unit.Append(found, ResultDecisions.Number(state, Numbered(sequence)));
        await unit.CommitAsync(cancellation);
        return after.State.Document!;

        ResultNumbered Numbered(long at) => new(
            ResultDecisions.NumberOf(tenant, today.Year, at),
            VerificationCode.Of(vault, $"result {number}"),
            ResultDecisions.KindOf(state),
            issuer.Code,
            issuer.Name,
            today);
    }

    private async Task<byte[]> PrintAsync(
        MakeResult request, string number, ResultNumbered numbered, CancellationToken cancellation)
    {
        var view = await mediator.Send(new GetCase(request.Context.Caller, number), cancellation);
        var paper = new ResultPaper(
            numbered, view, cases.HolderOf(view.Scenario, view.Form), $"{request.Site}/verify/{numbered.Code}");
        return await printer.PrintPageAsync(ResultHtml.Write(paper), cancellation);
    }

    private async Task<ResultReceipt> SealAsync(CommandContext context, string number, byte[] content, CancellationToken cancellation)
    {
        await using var unit = await cases.BeginAsync(context, number, cancellation);
        var found = await cases.RequireAsync(unit, context.Caller, number, cancellation);
        var numbered = found.State.Document!.Numbered;
        var digest = FileSealing.Digest(content);
        var signature = seal.Sign(ResultStatement.Of(numbered.Number, numbered.Code, digest));
        var decided = ResultDecisions.Seal(found.State, new ResultSealed(digest, content.Length, signature, seal.KeyId));
        var after = found;
        if (decided.Count > 0)
        {
            after = unit.Append(found, decided);
            unit.Store(await cases.KeepAsync(unit.Origin.Tenant, found.State, content, cancellation));
        }

        return await unit.CommitAsync(context, ResultReceipts.Of(after.State.Document!)!, 201, cancellation);
    }
}
