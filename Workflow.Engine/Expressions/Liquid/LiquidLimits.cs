using Fluid;
using Fluid.Ast;
using Fluid.Values;
using FluidExpression = Fluid.Ast.Expression;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>How much a template may make, since definitions are untrusted input.</summary>
internal static class LiquidLimits
{
    public const int MaxRange = 10_000;
    public const int MaxText = 50_000;
    public const int MaxOutput = 1_000_000;

    /// <exception cref="ExpressionException">The value's text is too long.</exception>
    public static FluidValue Bound(FluidValue value) =>
        value is StringValue text && text.ToStringValue().Length > MaxText
            ? throw new ExpressionException($"Liquid 模板中的一个值超过 {MaxText} 个字符。")
            : value;
}

/// <summary>A range that is not made before its length is known.</summary>
internal sealed class BoundedRange(FluidExpression from, FluidExpression to) : FluidExpression
{
    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        var first = (await from.EvaluateAsync(context)).ToNumberValue();
        var last = (await to.EvaluateAsync(context)).ToNumberValue();
        if (last - first > LiquidLimits.MaxRange)
        {
            throw new ExpressionException($"Liquid 模板中的区间超过 {LiquidLimits.MaxRange} 项。");
        }

        return await new RangeExpression(
            new LiteralExpression(NumberValue.Create(first)),
            new LiteralExpression(NumberValue.Create(last))).EvaluateAsync(context);
    }
}

/// <summary>A filter whose result may not grow without end.</summary>
internal sealed class BoundedFilter(FluidExpression input, string name, IReadOnlyList<FilterArgument> arguments) : FluidExpression
{
    private readonly FilterExpression filter = new(input, name, arguments);

    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context) =>
        LiquidLimits.Bound(await filter.EvaluateAsync(context));
}

/// <summary>Takes a template's output up to a limit.</summary>
internal sealed class BoundedWriter() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > LiquidLimits.MaxOutput)
        {
            throw new ExpressionException($"Liquid 模板的结果超过 {LiquidLimits.MaxOutput} 个字符。");
        }
    }
}
