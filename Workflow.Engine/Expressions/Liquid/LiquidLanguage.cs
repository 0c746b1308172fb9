using System.Collections.Concurrent;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using Workflow.Engine.Expressions.JavaScript;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>Liquid templates with Elsa's names: <c>Variables</c>, <c>Input</c>, <c>CorrelationId</c> …</summary>
internal sealed class LiquidLanguage : IExpressionLanguage
{
    private const int MaxParsed = 4096;
    private readonly ConcurrentDictionary<string, IFluidTemplate> parsed = new(StringComparer.Ordinal);

    public string Type => "Liquid";

    public string? Check(Expression expression)
    {
        try
        {
            Parse(expression.Text);
            return null;
        }
        catch (ExpressionException exception)
        {
            return exception.Message;
        }
    }

    public JsonElement Evaluate(Expression expression, ExpressionScope scope)
    {
        var reader = new PersonalReader(scope.Context.Keys);
        try
        {
            using var writer = new BoundedWriter();

            // Nothing in a template waits for anything, so that the task is done when it is given.
            Parse(expression.Text).RenderAsync(writer, Context(scope, reader), NullEncoder.Default, false).AsTask().GetAwaiter().GetResult();
            return reader.Seal(JsonValues.Of(StorableText.Require(writer.ToString())));
        }
        catch (Exception exception) when (exception is not ExpressionException)
        {
            throw new ExpressionException($"Liquid 模板无法执行：{reader.Mask(StorableText.Clean(exception.Message))}");
        }
    }

    private static TemplateContext Context(ExpressionScope scope, PersonalReader reader)
    {
        var state = scope.State;
        var values = new LiquidValues(reader);
        var options = new TemplateOptions { MaxSteps = 100_000, MaxRecursion = 100 };
        LiquidFilters.Add(options.Filters);
        options.Captured = (_, value, _) => new ValueTask<FluidValue>(LiquidLimits.Bound(value));
        var context = new TemplateContext(options)
        {
            Now = () => scope.Context.Now.ToOffset(BurstTimeSystem.Zone.GetUtcOffset(scope.Context.Now)),
            TimeZone = BurstTimeSystem.Zone,
            CultureInfo = System.Globalization.CultureInfo.InvariantCulture,
        };
        var variables = scope.Variables().DistinctBy(slot => slot.Name).ToDictionary(slot => slot.Name, slot => slot.Value);
        context.SetValue("Variables", new DictionaryValue(new LiquidObject(variables, values)));
        context.SetValue("Input", new DictionaryValue(new LiquidObject(scope.Inputs(), values)));
        context.SetValue("CorrelationId", Text(state.CorrelationId));
        context.SetValue("WorkflowInstanceId", Text(state.Id));
        context.SetValue("WorkflowInstanceName", Text(state.Name));
        context.SetValue("WorkflowDefinitionId", Text(state.DefinitionId));
        context.SetValue("WorkflowDefinitionVersionId", Text(state.DefinitionVersionId));
        context.SetValue("WorkflowDefinitionVersion", NumberValue.Create(state.DefinitionVersion));
        return context;
    }

    private static FluidValue Text(string? text) => text is null ? NilValue.Instance : new StringValue(text);

    private IFluidTemplate Parse(string text)
    {
        if (parsed.TryGetValue(text, out var template))
        {
            return template;
        }

        if (parsed.Count >= MaxParsed)
        {
            parsed.Clear();
        }

        return parsed[text] = LiquidParser.Parse(text);
    }
}
