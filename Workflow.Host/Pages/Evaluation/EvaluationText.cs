using System.Globalization;
using Workflow.Activities.Evaluation.Viewing;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>Days and numbers as these pages write them.</summary>
internal static class EvaluationText
{
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Period(EvaluationSummary round) => $"{Day(round.From)}至{Day(round.To)}";

    public static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "—";
}
