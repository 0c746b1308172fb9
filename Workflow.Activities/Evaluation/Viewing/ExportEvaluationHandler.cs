using System.Globalization;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Evaluation.Scoring;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>评价结果表: a row for each unit and indicator with the step in words, and one for each total.</summary>
internal sealed class ExportEvaluationHandler(EvaluationFinder finder) : IRequestHandler<ExportEvaluation, SentFile>
{
    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("名次", 8), new("单位", 26), new("总分", 10), new("指标", 24), new("数值", 12), new("得分", 10), new("权重", 8), new("加权得分", 12), new("计分过程", 80),
    ];

    public async Task<SentFile> Handle(ExportEvaluation request, CancellationToken cancellationToken)
    {
        var (tenant, state) = await finder.FindAsync(request.Caller, request.Id, cancellationToken);
        if (!state.IsPublished)
        {
            throw Refusals.Conflict("evaluation.not-published", "结果还没有公示，公示后才能导出。");
        }

        var isWhole = EvaluationAccess.ReadsAll(request.Caller, tenant);
        var title = $"{state.Opened!.Title}结果表";
        var rows = Scores.Rank(state.Scores).SelectMany(standing => Rows(
            state, standing, isWhole || EvaluationAccess.IsUnit(request.Caller, standing.Unit)));
        return new SentFile($"{title}.xlsx", SheetWriter.Write(new Sheet("评价结果", title, Columns, [.. rows])), SheetWriter.MediaType);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(EvaluationState state, Standing standing, bool withSteps)
    {
        var name = state.Opened!.Units.First(unit => unit.Code == standing.Unit).Name;
        var score = state.Scores.First(each => each.Unit == standing.Unit);
        string[] head = [N(standing.Rank), name, N(standing.Total)];
        yield return [.. head, "总分", string.Empty, string.Empty, string.Empty, N(score.Total), withSteps ? score.Words : string.Empty];
        foreach (var step in withSteps ? score.Steps : [])
        {
            var indicator = state.Opened.System.Find(step.Indicator)!;
            yield return
            [
                .. head, indicator.Title, step.Value is { } value ? N(value) + indicator.Unit : "—", step.Points is { } points ? N(points) : "不适用",
                N(indicator.Weight), N(step.Weighted), step.Words,
            ];
        }
    }

    private static string N(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
