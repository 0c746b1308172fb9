using System.Globalization;
using System.Text.RegularExpressions;
using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;
using Fluid.Values;
using FluidExpression = Fluid.Ast.Expression;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>Reads what stands inside Liquid's brackets into Fluid's expressions.</summary>
internal sealed partial class LiquidExpressionParser(string text, int line)
{
    private readonly List<string> tokens = [.. Token().Matches(text).Select(match => match.Value)];
    private int at;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => at == tokens.Count;

    /// <summary>A value with its filters.</summary>
    public FluidExpression Filtered()
    {
        var value = Logical();
        while (Take("|"))
        {
            var name = Name();
            var arguments = new List<FilterArgument>();
            if (Take(":"))
            {
                do
                {
                    var named = at + 1 < tokens.Count && tokens[at + 1] == ":" ? Name() : null;
                    _ = named is not null && Take(":");
                    arguments.Add(new FilterArgument(named, Primary()));
                }
                while (Take(","));
            }

            value = new BoundedFilter(value, name, arguments);
        }

        return value;
    }

    /// <summary>Comparisons joined by <c>and</c> and <c>or</c>, which bind from the right as Liquid has it.</summary>
    public FluidExpression Logical()
    {
        var left = Comparison();
        return Take("and") ? new AndBinaryExpression(left, Logical())
            : Take("or") ? new OrBinaryExpression(left, Logical())
            : left;
    }

    /// <summary>A single value.</summary>
    public FluidExpression Primary()
    {
        var token = Next();
        if (token is "(")
        {
            return Range();
        }

        if (token[0] is '"' or '\'')
        {
            return new LiteralExpression(new StringValue(token[1..^1]));
        }

        if (decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new LiteralExpression(NumberValue.Create(number));
        }

        return token switch
        {
            "true" => new LiteralExpression(BooleanValue.True),
            "false" => new LiteralExpression(BooleanValue.False),
            "nil" or "null" => new LiteralExpression(NilValue.Instance),
            "empty" => new LiteralExpression(EmptyValue.Instance),
            "blank" => new LiteralExpression(BlankValue.Instance),
            _ => Member(token),
        };
    }

    /// <summary>A name.</summary>
    public string Name()
    {
        var token = Next();
        return IsName(token) ? token : throw Wrong($"“{token}”不是名称");
    }

    /// <summary>Takes a token if it is this one.</summary>
    public bool Take(string token)
    {
        if (IsAtEnd || tokens[at] != token)
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>Takes this token.</summary>
    public void Require(string token)
    {
        if (!Take(token))
        {
            throw Wrong($"缺少“{token}”");
        }
    }

    /// <summary>Makes sure that everything was read.</summary>
    public T Whole<T>(T result) => IsAtEnd ? result : throw Wrong($"“{tokens[at]}”是多余的");

    /// <summary>What is wrong.</summary>
    public ExpressionException Wrong(string reason) => new($"第 {line} 行“{text}”：{reason}。");

    private BoundedRange Range()
    {
        var from = Primary();
        Require("..");
        var to = Primary();
        Require(")");
        return new BoundedRange(from, to);
    }

    private FluidExpression Comparison()
    {
        var left = Primary();
        return Take("==") ? new EqualBinaryExpression(left, Primary())
            : Take("!=") || Take("<>") ? new NotEqualBinaryExpression(left, Primary())
            : Take(">=") ? new GreaterThanBinaryExpression(left, Primary(), false)
            : Take(">") ? new GreaterThanBinaryExpression(left, Primary(), true)
            : Take("<=") ? new LowerThanBinaryExpression(left, Primary(), false)
            : Take("<") ? new LowerThanBinaryExpression(left, Primary(), true)
            : Take("contains") ? new ContainsBinaryExpression(left, Primary())
            : Take("startswith") ? new StartsWithBinaryExpression(left, Primary())
            : Take("endswith") ? new EndsWithBinaryExpression(left, Primary())
            : left;
    }

    private MemberExpression Member(string name)
    {
        if (!IsName(name))
        {
            throw Wrong($"“{name}”不是值");
        }

        var segments = new List<MemberSegment> { new IdentifierSegment(name) };
        while (!IsAtEnd)
        {
            if (Take("."))
            {
                segments.Add(new IdentifierSegment(Name()));
            }
            else if (Take("["))
            {
                segments.Add(new IndexerSegment(Primary()));
                Require("]");
            }
            else
            {
                break;
            }
        }

        return new MemberExpression(segments);
    }

    private string Next() => IsAtEnd ? throw Wrong("没有写完") : tokens[at++];

    private static bool IsName(string token) => char.IsLetter(token[0]) || token[0] == '_';

    // The last alternative takes any other mark, so that nothing is passed over unread.
    [GeneratedRegex("""("[^"]*"|'[^']*')|-?\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{Nd}_]*(?:-[\p{L}\p{Nd}_]+)*|\.\.|==|!=|<>|<=|>=|\S""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
