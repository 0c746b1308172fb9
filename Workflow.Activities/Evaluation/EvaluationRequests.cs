using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Giving;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation;

/// <summary>What somebody gets back who did something in a round.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">See <see cref="EvaluationStatus"/>.</param>
/// <param name="Version">Version of its stream.</param>
public sealed record EvaluationReceipt(string Id, string Status, long Version)
{
    internal static EvaluationReceipt Of(Loaded<EvaluationState> found) =>
        new(found.State.Opened!.EvaluationId, found.State.Status, found.Version);
}

/// <summary>开始评价.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="System">Code of the indicator system.</param>
/// <param name="Title">Name of the round.</param>
/// <param name="From">First day of the period judged.</param>
/// <param name="To">Last day of the period judged.</param>
/// <param name="DueOn">Last day for values that units give.</param>
/// <param name="Units">Organisation codes.</param>
public sealed record OpenEvaluation(
    CommandContext Context, string System, string Title, DateOnly? From, DateOnly? To, DateOnly? DueOn, IReadOnlyList<string> Units)
    : IRequest<EvaluationReceipt>;

/// <summary>填报.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Values">Some or all of what is asked.</param>
public sealed record GiveValues(CommandContext Context, string Id, string Unit, IReadOnlyList<ValueInput> Values)
    : IRequest<EvaluationReceipt>;

/// <summary>认可 a value.</summary>
public sealed record AcceptValue(CommandContext Context, string Id, string Unit, string Indicator) : IRequest<EvaluationReceipt>;

/// <summary>退回 a value.</summary>
public sealed record ReturnValue(CommandContext Context, string Id, string Unit, string Indicator, string Reason)
    : IRequest<EvaluationReceipt>;

/// <summary>申诉.</summary>
public sealed record LodgeAppeal(CommandContext Context, string Id, string Unit, string Indicator, string Reason)
    : IRequest<EvaluationReceipt>;

/// <summary>处理申诉.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Value">The corrected value when the appeal is upheld; null when it is not.</param>
/// <param name="Reason">Why.</param>
public sealed record DecideAppeal(CommandContext Context, string Id, string Unit, string Indicator, decimal? Value, string Reason)
    : IRequest<EvaluationReceipt>;

/// <summary>The indicator systems that there are, and what the engine can measure.</summary>
public sealed record ListIndicatorSystems(Caller Caller) : IRequest<IndicatorSystemList>;

/// <summary>The rounds a caller may read, the newest first.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Status">See <see cref="EvaluationStatus"/>; all when null.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListEvaluations(Caller Caller, string? Status = null, int Skip = 0, int Take = 50) : IRequest<Page<EvaluationSummary>>;

/// <summary>One round; refused as not found when it is not the caller's to read.</summary>
public sealed record GetEvaluation(Caller Caller, string Id) : IRequest<EvaluationView>;

/// <summary>A unit's sheet; refused as not found when it is not the caller's to read.</summary>
public sealed record GetUnitSheet(Caller Caller, string Id, string Unit) : IRequest<UnitSheetView>;

/// <summary>评价结果表 as a workbook, with every step.</summary>
public sealed record ExportEvaluation(Caller Caller, string Id) : IRequest<SentFile>;
