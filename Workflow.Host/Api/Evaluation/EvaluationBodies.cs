namespace Workflow.Host.Api.Evaluation;

/// <summary>开始评价.</summary>
/// <param name="System">Code of the indicator system.</param>
/// <param name="Title">Name of the round.</param>
/// <param name="From">First day of the period judged.</param>
/// <param name="To">Last day of the period judged.</param>
/// <param name="DueOn">Last day for values that units give.</param>
/// <param name="Units">Organisation codes.</param>
public sealed record OpenEvaluationBody(
    string System, string Title, DateOnly From, DateOnly To, DateOnly DueOn, IReadOnlyList<string> Units);

/// <summary>填报.</summary>
/// <param name="Values">Some or all of what is asked.</param>
public sealed record GiveValuesBody(IReadOnlyList<GivenValueBody> Values);

/// <summary>A value with what it rests on.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value.</param>
/// <param name="Note">How it was worked out, and where its evidence is.</param>
/// <param name="Files">佐证材料 that were uploaded: ids that the upload gave, and those of files that were given before.</param>
public sealed record GivenValueBody(string Indicator, decimal Value, string Note, IReadOnlyList<string>? Files = null);

/// <summary>A reason.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReasonBody(string Reason);

/// <summary>处理申诉.</summary>
/// <param name="Value">The corrected value; absent when the appeal is not upheld.</param>
/// <param name="Reason">Why.</param>
public sealed record AppealDecisionBody(decimal? Value, string Reason);
