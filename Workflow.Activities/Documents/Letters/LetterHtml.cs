using System.Globalization;
using System.Net;
using System.Text;

namespace Workflow.Activities.Documents.Letters;

/// <summary>A letter as one HTML page of the same layout, for printing with a browser. It loads nothing and runs nothing.</summary>
internal static class LetterHtml
{
    private static readonly string Style =
        $$"""
        @page { size: A4; margin: {{LetterRules.Top}}mm {{LetterRules.Right}}mm {{LetterRules.Bottom}}mm {{LetterRules.Left}}mm; }
        @page { @bottom-right { content: "—  " counter(page) "  —"; font: {{LetterRules.SmallSize}}pt {{Family(LetterRules.PageFonts)}}; vertical-align: top; padding: 7mm {{LetterRules.SmallSize}}pt 0 0; } }
        @page :left { @bottom-right { content: none; } @bottom-left { content: "—  " counter(page) "  —"; font: {{LetterRules.SmallSize}}pt {{Family(LetterRules.PageFonts)}}; vertical-align: top; padding: 7mm 0 0 {{LetterRules.SmallSize}}pt; } }
        * { box-sizing: border-box; }
        body { margin: 0; position: relative; color: #000; font: {{LetterRules.TextSize}}pt/{{Points(LetterRules.LineHeight)}} {{Family(LetterRules.TextFonts)}}; line-break: strict; }
        p, h1, h2 { margin: 0; font-weight: inherit; font-size: inherit; }
        .mark { font-family: {{Family(LetterRules.SectionFonts)}}; height: 33mm; }
        .head { color: #{{LetterRules.Red}}; font-family: {{Family(LetterRules.TitleFonts)}}; font-weight: 700; text-align: center; line-height: 1.3; white-space: nowrap; }
        .number { text-align: center; padding: {{Points(LetterRules.LineHeight)}} 0 4mm; min-height: {{Points(LetterRules.LineHeight * 2)}}; border-bottom: 0.7mm solid #{{LetterRules.Red}}; }
        h2 { font: 700 {{LetterRules.TitleSize}}pt/1.5 {{Family(LetterRules.TitleFonts)}}; text-align: center; margin: {{Points(LetterRules.LineHeight)}} 0; text-wrap: balance; }
        .text p { text-indent: 2em; text-align: justify; orphans: 1; widows: 1; }
        .text b { font-family: {{Family(LetterRules.SectionFonts)}}; font-weight: 400; }
        .text i { font-family: {{Family(LetterRules.SubsectionFonts)}}; font-style: normal; }
        .attachments { margin-top: {{Points(LetterRules.LineHeight)}}; padding-left: 5em; }
        .attachments p:first-child { text-indent: -3em; }
        .signature { margin: {{Points(LetterRules.LineHeight * 2)}} 0; break-inside: avoid; text-align: right; }
        .imprinted { padding-bottom: 24mm; }
        .imprint { position: absolute; inset: auto 0 0; break-inside: avoid; font-size: {{LetterRules.SmallSize}}pt; border-block: 0.35mm solid #000; }
        .imprint p { padding: 0 1em; }
        .imprint .copies { padding-left: 4em; text-indent: -3em; border-bottom: 0.25mm solid #000; }
        .imprint .printed { display: flex; justify-content: space-between; }
        """;

    /// <summary>The page.</summary>
    public static string Write(Letter letter)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append(Invariant($"<title>{Safe(letter.Title)}</title><style>{Style}</style></head>"))
            .Append(Invariant($"<body class=\"{(letter.Date is null ? string.Empty : "imprinted")}\" style=\"min-height:{Height(letter)}mm\">"))
            .Append(Invariant($"<p class=\"mark\">{Safe(letter.Mark)}</p>"))
            .Append(Invariant($"<h1 class=\"head\" style=\"font-size:{LetterRules.HeadSize(letter.Head)}pt\">{Safe(letter.Head)}</h1>"))
            .Append(Invariant($"<p class=\"number\">{Safe(letter.Number)}</p><h2>{Safe(letter.Title)}</h2>"))
            .Append(Invariant($"<p>{Safe(letter.Addressee)}：</p><div class=\"text\">"));
        foreach (var paragraph in letter.Paragraphs)
        {
            page.Append(Text(paragraph));
        }

        page.Append("</div>");
        Attachments(page, letter);
        Signature(page, letter);
        return page.Append("</body></html>").ToString();
    }

    private static string Text(string paragraph)
    {
        var title = LetterRules.SectionTitle(paragraph) ?? string.Empty;
        var element = LetterRules.IsSection(paragraph) ? "b" : "i";
        var opening = title.Length > 0 ? $"<{element}>{Safe(title)}</{element}>" : string.Empty;
        return $"<p>{opening}{Safe(paragraph[title.Length..])}</p>";
    }

    private static void Attachments(StringBuilder page, Letter letter)
    {
        if (letter.Attachments.Count == 0)
        {
            return;
        }

        page.Append("<div class=\"attachments\">");
        foreach (var (title, at) in letter.Attachments.Select((title, at) => (title, at)))
        {
            var number = letter.Attachments.Count > 1 ? Invariant($"{at + 1}. ") : string.Empty;
            page.Append(Invariant($"<p>{(at == 0 ? "附件：" : string.Empty)}{number}{Safe(title)}</p>"));
        }

        page.Append("</div>");
    }

    private static void Signature(StringBuilder page, Letter letter)
    {
        var date = letter.Date is { } day ? LetterRules.Day(day) : "　　年　月　日";
        var indent = LetterRules.SignatureIndent(letter.Signature, date).ToString(CultureInfo.InvariantCulture);
        page.Append(Invariant($"<div class=\"signature\"><p style=\"padding-right:{indent}em\">{Safe(letter.Signature)}</p>"))
            .Append(Invariant($"<p style=\"padding-right:4em\">{date}</p></div>"));
        if (letter.Date is null)
        {
            return;
        }

        page.Append("<div class=\"imprint\">");
        if (letter.CopiedTo.Count > 0)
        {
            page.Append(Invariant($"<p class=\"copies\">抄送：{Safe(string.Join('，', letter.CopiedTo))}。</p>"));
        }

        page.Append(Invariant($"<p class=\"printed\"><span>{Safe(letter.Signature)}</span><span>{date}印发</span></p></div>"));
    }

    // A hair less than the pages hold, or an empty one would follow.
    private static int Height(Letter letter) => Math.Max(0, (LetterRules.Pages(letter) * 225) - 1);

    private static string Family(IReadOnlyList<string> fonts) =>
        string.Join(", ", fonts.Select(font => $"\"{font}\"")) + ", serif";

    private static string Points(double points) => Invariant($"{points}pt");

    private static string Safe(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
