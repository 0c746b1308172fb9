namespace Workflow.Engine.Expressions.Liquid;

/// <summary>What a template is made of on its surface.</summary>
internal enum LiquidPieceKind
{
    /// <summary>Text as it stands.</summary>
    Text,

    /// <summary><c>{{ … }}</c>.</summary>
    Output,

    /// <summary><c>{% … %}</c>.</summary>
    Tag,
}

/// <summary>One piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, or what stands between the brackets.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record LiquidPiece(LiquidPieceKind Kind, string Text, int Line)
{
    /// <summary>A tag's name.</summary>
    public string Tag => Kind == LiquidPieceKind.Tag ? Text.Split([' ', '\t', '\r', '\n'], 2)[0] : string.Empty;

    /// <summary>What follows a tag's name.</summary>
    public string Rest => Text[Tag.Length..].Trim();
}

/// <summary>Cuts templates into pieces; a hyphen inside a bracket takes away the white space beside it.</summary>
internal static class LiquidPieces
{
    /// <exception cref="ExpressionException">A bracket is not closed.</exception>
    public static List<LiquidPiece> Cut(string template)
    {
        var pieces = new List<LiquidPiece>();
        var position = 0;
        var trim = false;
        while (position < template.Length)
        {
            var open = NextOpen(template, position);
            var text = template[position..open];
            text = trim ? text.TrimStart() : text;
            var line = 1 + template.AsSpan(0, open).Count('\n');
            if (open == template.Length)
            {
                pieces.Add(new LiquidPiece(LiquidPieceKind.Text, text, line));
                break;
            }

            var isOutput = template[open + 1] == '{';
            var close = Close(template, open + 2, isOutput ? "}}" : "%}");
            if (close < 0)
            {
                throw new ExpressionException($"第 {line} 行的 {template.Substring(open, 2)} 没有结束。");
            }

            var inner = template[(open + 2)..close];
            text = inner.StartsWith('-') ? text.TrimEnd() : text;
            trim = inner.Length > 1 && inner.EndsWith('-');
            pieces.Add(new LiquidPiece(LiquidPieceKind.Text, text, line));
            inner = inner.TrimStart('-')[..^(trim ? 1 : 0)].Trim();
            pieces.Add(new LiquidPiece(isOutput ? LiquidPieceKind.Output : LiquidPieceKind.Tag, inner, line));
            position = close + 2;
            if (!isOutput && inner == "raw")
            {
                position = Raw(template, position, line, pieces);
                trim = false;
            }
        }

        pieces.RemoveAll(piece => piece is { Kind: LiquidPieceKind.Text, Text.Length: 0 });
        return pieces;
    }

    private static int NextOpen(string template, int from)
    {
        for (var at = template.IndexOf('{', from); at >= 0 && at + 1 < template.Length; at = template.IndexOf('{', at + 1))
        {
            if (template[at + 1] is '{' or '%')
            {
                return at;
            }
        }

        return template.Length;
    }

    /// <summary>The end of a bracket, not fooled by brackets in quotes.</summary>
    private static int Close(string template, int from, string bracket)
    {
        var quote = '\0';
        for (var at = from; at < template.Length - 1; at++)
        {
            var c = template[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && bracket == "}}")
            {
                quote = c;
            }
            else if (string.CompareOrdinal(template, at, bracket, 0, 2) == 0)
            {
                return at;
            }
        }

        return quote == '\0' ? -1 : template.IndexOf(bracket, from, StringComparison.Ordinal);
    }

    private static int Raw(string template, int from, int line, List<LiquidPiece> pieces)
    {
        pieces.RemoveAt(pieces.Count - 1);
        for (var at = template.IndexOf("{%", from, StringComparison.Ordinal); at >= 0; at = template.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            var close = template.IndexOf("%}", at, StringComparison.Ordinal);
            if (close > 0 && template[(at + 2)..close].Trim(' ', '-') == "endraw")
            {
                pieces.Add(new LiquidPiece(LiquidPieceKind.Text, template[from..at], line));
                return close + 2;
            }
        }

        throw new ExpressionException($"第 {line} 行的 raw 没有 endraw。");
    }
}
