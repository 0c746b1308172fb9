using System.Collections.Frozen;
using System.Text.Json;

namespace Workflow.Engine.Expressions;

/// <summary>All languages by name.</summary>
internal sealed class ExpressionLanguages(IEnumerable<IExpressionLanguage> languages)
{
    private readonly FrozenDictionary<string, IExpressionLanguage> byType =
        languages.ToFrozenDictionary(language => language.Type, StringComparer.Ordinal);

    /// <summary>What is wrong with the expression as written, or null.</summary>
    public string? Check(Expression expression) =>
        byType.TryGetValue(expression.Type, out var language)
            ? language.Check(expression)
            : Unknown(expression.Type);

    /// <summary>The value, converted to the type that the input declares.</summary>
    public JsonElement Evaluate(Expression expression, string? typeName, ExpressionScope scope)
    {
        if (!byType.TryGetValue(expression.Type, out var language))
        {
            throw new ExpressionException(Unknown(expression.Type));
        }

        return ValueConversion.ToType(language.Evaluate(expression, scope), typeName);
    }

    private string Unknown(string type) => type is "CSharp" or "C#" or "Python"
        ? $"不支持 {type} 表达式，请改用 JavaScript。"
        : $"不支持表达式类型“{type}”，请改用 {string.Join("、", byType.Keys.Order(StringComparer.Ordinal))}。";
}
