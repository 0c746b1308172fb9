using Fluid;
using Fluid.Ast;
using Fluid.Parser;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>
/// Reads Liquid into Fluid's statements. Fluid's own parser was built against another major version of Parlot than the
/// one that restores, and fails when it is made; its values, filters and statements do not need Parlot.
/// </summary>
internal sealed class LiquidParser
{
    private const int MaxDepth = 100;
    private readonly List<LiquidPiece> pieces;
    private int at;
    private int depth;

    private LiquidParser(List<LiquidPiece> pieces) => this.pieces = pieces;

    /// <exception cref="ExpressionException">The template is wrong; the message says where.</exception>
    public static IFluidTemplate Parse(string template)
    {
        var parser = new LiquidParser(LiquidPieces.Cut(template));
        var statements = parser.Block();
        return parser.at == parser.pieces.Count
            ? new FluidTemplate(statements)
            : throw Wrong(parser.pieces[parser.at], "没有与它对应的开头");
    }

    /// <summary>Statements up to a tag that ends or divides the block.</summary>
    private List<Statement> Block()
    {
        if (++depth > MaxDepth)
        {
            throw new ExpressionException($"Liquid 模板嵌套超过 {MaxDepth} 层。");
        }

        var statements = new List<Statement>();
        while (at < pieces.Count && !Ends(pieces[at].Tag))
        {
            var piece = pieces[at++];
            statements.Add(piece.Kind switch
            {
                LiquidPieceKind.Text => new TextSpanStatement(piece.Text),
                LiquidPieceKind.Output => Output(piece.Text, piece),
                _ => Tag(piece),
            });
        }

        depth--;
        return statements;
    }

    private static bool Ends(string tag) =>
        tag is "else" or "elsif" or "when" || tag.StartsWith("end", StringComparison.Ordinal);

    private Statement Tag(LiquidPiece piece) => piece.Tag switch
    {
        "assign" => Assign(piece),
        "echo" => Output(piece.Rest, piece),
        "increment" => new IncrementStatement(Of(piece, reader => reader.Name())),
        "decrement" => new DecrementStatement(Of(piece, reader => reader.Name())),
        "break" => new BreakStatement(),
        "continue" => new ContinueStatement(),
        "comment" => Comment(piece),
        "#" => new NoOpStatement(),
        "capture" => Closed(piece, new CaptureStatement(Of(piece, reader => reader.Name()), Block())),
        "if" => If(piece),
        "unless" => Closed(piece, new UnlessStatement(Of(piece, reader => reader.Logical()), Block(), Else())),
        "case" => Case(piece),
        "for" => For(piece),
        _ => throw Wrong(piece, "不支持这个标签"),
    };

    private static OutputStatement Output(string text, LiquidPiece piece)
    {
        var reader = new LiquidExpressionParser(text, piece.Line);
        return reader.Whole(new OutputStatement(reader.Filtered()));
    }

    private static AssignStatement Assign(LiquidPiece piece) => Of(piece, reader =>
    {
        var name = reader.Name();
        reader.Require("=");
        return new AssignStatement(name, reader.Filtered());
    });

    private NoOpStatement Comment(LiquidPiece piece)
    {
        while (at < pieces.Count && pieces[at].Tag != "endcomment")
        {
            at++;
        }

        return Closed(piece, new NoOpStatement());
    }

    private IfStatement If(LiquidPiece piece)
    {
        var condition = Of(piece, reader => reader.Logical());
        var body = Block();
        var others = new List<ElseIfStatement>();
        while (Find("elsif") is { } other)
        {
            others.Add(new ElseIfStatement(Of(other, reader => reader.Logical()), Block()));
        }

        return Closed(piece, new IfStatement(condition, body, Else(), others));
    }

    private CaseStatement Case(LiquidPiece piece)
    {
        var value = Of(piece, reader => reader.Primary());
        Block();
        var cases = new List<WhenStatement>();
        while (Find("when") is { } when)
        {
            cases.Add(new WhenStatement(
                Of(when, reader =>
                {
                    var options = new List<Fluid.Ast.Expression> { reader.Primary() };
                    while (reader.Take(",") || reader.Take("or"))
                    {
                        options.Add(reader.Primary());
                    }

                    return options;
                }),
                Block()));
        }

        return Closed(piece, new CaseStatement(value, Else(), [.. cases]));
    }

    private ForStatement For(LiquidPiece piece)
    {
        var (name, source, limit, offset, reversed) = Of(piece, reader =>
        {
            var variable = reader.Name();
            reader.Require("in");
            var items = reader.Primary();
            Fluid.Ast.Expression? most = null, first = null;
            var backwards = false;
            while (!reader.IsAtEnd)
            {
                if (reader.Take("reversed"))
                {
                    backwards = true;
                }
                else if (reader.Take("limit"))
                {
                    reader.Require(":");
                    most = reader.Primary();
                }
                else
                {
                    reader.Require("offset");
                    reader.Require(":");
                    first = reader.Primary();
                }
            }

            return (variable, items, most, first, backwards);
        });
        return Closed(piece, new ForStatement(Block(), name, source, limit, offset, reversed, Else()));
    }

    private ElseStatement? Else() => Find("else") is null ? null : new ElseStatement(Block());

    private LiquidPiece? Find(string tag) => at < pieces.Count && pieces[at].Tag == tag ? pieces[at++] : null;

    private T Closed<T>(LiquidPiece piece, T statement) =>
        Find($"end{piece.Tag}") is null ? throw Wrong(piece, $"没有 end{piece.Tag}") : statement;

    private static T Of<T>(LiquidPiece piece, Func<LiquidExpressionParser, T> read)
    {
        var reader = new LiquidExpressionParser(piece.Rest, piece.Line);
        return reader.Whole(read(reader));
    }

    private static ExpressionException Wrong(LiquidPiece piece, string reason) =>
        new($"第 {piece.Line} 行的“{piece.Text}”：{reason}。");
}
