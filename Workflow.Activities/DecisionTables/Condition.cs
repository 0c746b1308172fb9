namespace Workflow.Activities.DecisionTables;

/// <summary>
/// What a cell allows: one of some spans, or, negated, none of them. Written as DMN's unary tests: <c>-</c> (anything),
/// <c>rent, purchase</c>, <c>&gt;= 12</c>, <c>[1..5)</c>, <c>not(rent)</c>.
/// </summary>
internal sealed class Condition
{
    private readonly IReadOnlyList<Span> spans;
    private readonly bool isNegated;

    private Condition(IReadOnlyList<Span> spans, bool isNegated) => (this.spans, this.isNegated) = (spans, isNegated);

    /// <summary>Allows anything, even that there is no value.</summary>
    public static Condition Anything { get; } = new([], isNegated: true);

    /// <summary>Whether it allows anything.</summary>
    public bool IsAnything => isNegated && spans.Count == 0;

    /// <summary>The values at which it changes its mind.</summary>
    public IEnumerable<IComparable> Boundaries => spans
        .SelectMany(span => new[] { span.Low, span.High })
        .OfType<IComparable>();

    /// <summary>One of these spans.</summary>
    public static Condition OneOf(IReadOnlyList<Span> spans) => new(spans, isNegated: false);

    /// <summary>None of these spans.</summary>
    public static Condition NoneOf(IReadOnlyList<Span> spans) => new(spans, isNegated: true);

    /// <summary>Whether it allows a value; null stands for no value.</summary>
    public bool Allows(IComparable? value) =>
        IsAnything || (value is not null && spans.Any(span => span.Holds(value)) != isNegated);
}

/// <summary>Values between two ends; an end that is null is open for ever.</summary>
internal sealed record Span(IComparable? Low, bool WithLow, IComparable? High, bool WithHigh)
{
    /// <summary>This value alone.</summary>
    public static Span Of(IComparable value) => new(value, true, value, true);

    /// <summary>Whether a value lies in it.</summary>
    public bool Holds(IComparable value) =>
        (Low is null || Compare(value, Low) is var low && (low > 0 || (low == 0 && WithLow)))
        && (High is null || Compare(value, High) is var high && (high < 0 || (high == 0 && WithHigh)));

    // Texts are alike or not; their order means nothing to people.
    private static int Compare(IComparable one, IComparable other) =>
        one is string text ? string.CompareOrdinal(text, (string)other) : one.CompareTo(other);
}
