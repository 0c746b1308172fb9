using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>
/// The names that a script uses where they stand in it as text: <c>getVariable('x')</c>, <c>setVariable('x', …)</c>,
/// <c>setX(…)</c>, <c>variables.x = …</c>, <c>getInput('x')</c>.
/// </summary>
/// <param name="Read">Variables read.</param>
/// <param name="Set">Variables set; a setter's name in both spellings.</param>
/// <param name="Inputs">Inputs read.</param>
internal sealed record ScriptNames(IReadOnlySet<string> Read, IReadOnlySet<string> Set, IReadOnlySet<string> Inputs)
{
    private static readonly ParserOptions Syntax = new() { AllowReturnOutsideFunction = true };

    private static readonly ScriptNames Nothing = new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>());

    /// <summary>Those of a script; none of one that cannot be read.</summary>
    public static ScriptNames Of(string code)
    {
        try
        {
            var visitor = new Visitor();
            visitor.Visit(new Parser(Syntax).ParseScript(code));
            return new ScriptNames(visitor.Read, visitor.Set, visitor.Inputs);
        }
        catch (Exception failure) when (failure is ParseErrorException or InsufficientExecutionStackException)
        {
            return Nothing;
        }
    }

    private sealed class Visitor : AstVisitor
    {
        private const string Setter = "set";

        public HashSet<string> Read { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Set { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Inputs { get; } = new(StringComparer.Ordinal);

        // Scripts come from anywhere; one nested without end must not end the process.
        public override object? Visit(Node node)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return base.Visit(node);
        }

        protected override object? VisitCallExpression(CallExpression call)
        {
            if (call.Callee is Identifier { Name: var function })
            {
                var name = call.Arguments.Count > 0 && call.Arguments[0] is StringLiteral { Value: var text } ? text : null;
                switch (function)
                {
                    case "getVariable" when name is not null:
                        Read.Add(name);
                        break;
                    case "setVariable" when name is not null:
                        Set.Add(name);
                        break;
                    case "getInput" when name is not null:
                        Inputs.Add(name);
                        break;
                    case { Length: > 3 } when function.StartsWith(Setter, StringComparison.Ordinal):
                        var bare = function[Setter.Length..];
                        Set.UnionWith([bare, char.ToLowerInvariant(bare[0]) + bare[1..]]);
                        break;
                    default:
                        break;
                }
            }

            return base.VisitCallExpression(call);
        }

        protected override object? VisitAssignmentExpression(AssignmentExpression assignment)
        {
            if (assignment.Left is MemberExpression { Object: Identifier { Name: "variables" }, Property: var property })
            {
                Set.UnionWith(property switch
                {
                    Identifier named => [named.Name],
                    StringLiteral quoted => [quoted.Value],
                    _ => [],
                });
            }

            return base.VisitAssignmentExpression(assignment);
        }
    }
}
