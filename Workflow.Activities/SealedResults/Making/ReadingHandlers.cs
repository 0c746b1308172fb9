using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Activities.SealedResults.Making;

/// <summary>Shows whether a result's document was made.</summary>
internal sealed class GetResultHandler(ResultCases cases) : IRequestHandler<GetResult, ResultView>
{
    public async Task<ResultView> Handle(GetResult request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        await using var unit = await cases.BeginAsync(request.Caller, number, cancellationToken);
        var state = (await cases.RequireAsync(unit, request.Caller, number, cancellationToken)).State;
        return new ResultView(number, state.Title, ResultDecisions.CanMake(state), ResultReceipts.Of(state.Document));
    }
}

/// <summary>Gives the PDF, byte for byte as it was sealed.</summary>
internal sealed class GetResultFileHandler(ResultCases cases) : IRequestHandler<GetResultFile, SentFile>
{
    public async Task<SentFile> Handle(GetResultFile request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        await using var unit = await cases.BeginAsync(request.Caller, number, cancellationToken);
        var state = (await cases.RequireAsync(unit, request.Caller, number, cancellationToken)).State;
        if (state.Document is not { Sealed: not null, Numbered: { } numbered })
        {
            throw Refusals.NotFound("result.not-made", "结果文书还没有生成，请先在办件页面生成。");
        }

        var content = await cases.FindAsync(unit, state, cancellationToken)
            ?? throw Refusals.NotFound("result.erased", "申请人的个人信息已经删除，这份文书不能再下载。");
        return new SentFile($"{ResultKind.Name(numbered.Kind)}{numbered.Number}.pdf", content, "application/pdf");
    }
}
