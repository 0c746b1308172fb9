using System.Text.Json;

namespace Workflow.Engine.Expressions;

/// <summary>One language of expressions.</summary>
internal interface IExpressionLanguage
{
    /// <summary>Elsa's name of it.</summary>
    string Type { get; }

    /// <summary>What is wrong with the expression as written, or null.</summary>
    string? Check(Expression expression);

    /// <summary>Its value; personal values are sealed.</summary>
    /// <exception cref="ExpressionException">It has none.</exception>
    JsonElement Evaluate(Expression expression, ExpressionScope scope);
}

/// <summary>An expression could not be evaluated. The message is free of personal values.</summary>
internal sealed class ExpressionException(string message, string? detail = null) : Exception(message)
{
    public string? Detail { get; } = detail;
}
