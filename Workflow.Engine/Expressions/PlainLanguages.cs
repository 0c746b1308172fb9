using System.Text.Json;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Expressions;

/// <summary>A value as it stands.</summary>
internal sealed class LiteralLanguage : IExpressionLanguage
{
    public string Type => "Literal";

    public string? Check(Expression expression) => null;

    public JsonElement Evaluate(Expression expression, ExpressionScope scope) =>
        StorableText.RequireValue(expression.Value);
}

/// <summary>A value written as JSON text.</summary>
internal sealed class ObjectLanguage : IExpressionLanguage
{
    public string Type => "Object";

    public string? Check(Expression expression)
    {
        try
        {
            Parse(expression);
            return null;
        }
        catch (JsonException exception)
        {
            return $"不是有效的 JSON（第 {exception.LineNumber + 1} 行）。";
        }
    }

    public JsonElement Evaluate(Expression expression, ExpressionScope scope)
    {
        try
        {
            return StorableText.RequireValue(Parse(expression));
        }
        catch (JsonException exception)
        {
            throw new ExpressionException($"不是有效的 JSON（第 {exception.LineNumber + 1} 行）。");
        }
    }

    private static JsonElement Parse(Expression expression) =>
        expression.Value.ValueKind != JsonValueKind.String
            ? expression.Value
            : string.IsNullOrWhiteSpace(expression.Text)
                ? JsonValues.Null
                : JsonElement.Parse(expression.Text);
}

/// <summary>A variable's value.</summary>
internal sealed class VariableLanguage : IExpressionLanguage
{
    public string Type => "Variable";

    public string? Check(Expression expression) =>
        Reference(expression) is null ? "没有写明引用哪个变量。" : null;

    public JsonElement Evaluate(Expression expression, ExpressionScope scope) =>
        Reference(expression) is { } name
            ? scope.FindVariable(name)?.Value ?? throw new ExpressionException($"没有变量“{name}”。")
            : JsonValues.Null;

    public static string? Reference(Expression expression) =>
        expression.Value.ValueKind == JsonValueKind.Object
            ? expression.Value.Text("id") ?? expression.Value.Text("name")
            : expression.Value.ValueKind == JsonValueKind.String ? expression.Text : null;
}

/// <summary>An input of the workflow.</summary>
internal sealed class InputLanguage : IExpressionLanguage
{
    public string Type => "Input";

    public string? Check(Expression expression) => Reference(expression) is null ? "没有写明引用哪个输入。" : null;

    public JsonElement Evaluate(Expression expression, ExpressionScope scope) =>
        Reference(expression) is { } name ? scope.Input(name) : JsonValues.Null;

    public static string? Reference(Expression expression) =>
        expression.Value.ValueKind == JsonValueKind.Object
            ? expression.Value.Text("name")
            : expression.Value.ValueKind == JsonValueKind.String ? expression.Text : null;
}
