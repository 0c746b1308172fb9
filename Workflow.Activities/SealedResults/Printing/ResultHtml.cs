using System.Globalization;
using System.Net;
using System.Text;
using Workflow.Activities.Cases;
using Workflow.Activities.Documents.Codes;

namespace Workflow.Activities.SealedResults.Printing;

/// <summary>A result's document as one HTML page, for printing with a browser. It loads nothing and runs nothing.</summary>
internal static class ResultHtml
{
    private const string Style =
        """
        @page { size: A4; margin: 20mm 25mm 15mm; }
        * { box-sizing: border-box; }
        body { margin: 0; color: #000; font: 14pt/1.6 FangSong, "FangSong_GB2312", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; line-break: strict; }
        h1 { font-size: 22pt; text-align: center; margin: 0 0 4mm; }
        p { margin: 0 0 3mm; }
        .sandbox { color: #c00; font-size: 11pt; text-align: center; }
        .number { text-align: right; }
        .text { text-indent: 2em; }
        table { width: 100%; border-collapse: collapse; margin: 4mm 0; font-size: 12pt; table-layout: fixed; }
        th, td { border: 0.3mm solid #000; padding: 1mm 2mm; text-align: left; font-weight: 400; overflow-wrap: anywhere; }
        .last { width: 20mm; }
        thead { display: table-header-group; }
        .foot { display: flex; gap: 6mm; align-items: flex-end; break-inside: avoid; }
        .signed { position: relative; flex: 1; padding: 12mm 12mm 0 0; min-height: 46mm; text-align: right; }
        .seal { position: absolute; right: 14mm; top: 2mm; z-index: -1; }
        .proof { flex: none; width: 76mm; font-size: 9pt; overflow-wrap: anywhere; }
        .proof p { margin: 0; }
        """;

    /// <summary>The page.</summary>
    public static string Write(ResultPaper paper)
    {
        var (numbered, view) = (paper.Numbered, paper.Case);
        var kind = ResultKind.Name(numbered.Kind);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Safe($"{kind} {numbered.Number}")}</title><style>{Style}</style></head><body>")
            .Append("<p class=\"sandbox\">测试环境出具，所盖为测试印章，不具有法律效力</p>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Safe(kind)}</h1><p class=\"number\">{Safe(numbered.Number)}</p>")
            .Append(CultureInfo.InvariantCulture, $"<p>{Safe(paper.Holder ?? "申请人")}：</p><p class=\"text\">{Safe(Opening(view))}</p>");
        Items(page, view.Items);
        Outcomes(page, view.Outcomes);
        page.Append("<div class=\"foot\">");
        Proof(page, paper);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"signed\">{SealDrawing.Svg(numbered.Issuer)}<p>{Safe(numbered.Issuer)}</p><p>{Day(numbered.Date)}</p></div></div>");
        return page.Append("</body></html>").ToString();
    }

    private static string Opening(CaseView view)
    {
        var opening = $"您申请的“{view.Title}”（办件编号 {view.CaseNumber}）已经办结，办理结果为{CaseResult.Label(view.Result!)}。";
        return view.Reason is null ? opening : $"{opening}理由：{view.Reason}";
    }

    private static void Items(StringBuilder page, IReadOnlyList<CaseItemView> items)
    {
        page.Append("<table><thead><tr><th>事项</th><th>承办单位</th><th class=\"last\">结果</th></tr></thead><tbody>");
        foreach (var item in items)
        {
            var result = item.Result is null ? "—" : CaseResult.Label(item.Result);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Safe(item.Name)}</td><td>{Safe(item.OrganisationName)}</td><td>{Safe(result)}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Outcomes(StringBuilder page, IReadOnlyList<CaseOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return;
        }

        page.Append("<table><tbody>");
        foreach (var outcome in outcomes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th>{Safe(outcome.Label)}</th><td>{Safe(outcome.Value)}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Proof(StringBuilder page, ResultPaper paper)
    {
        var code = QrDrawing.Of(paper.Address);
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"proof\"><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"28mm\" height=\"28mm\" viewBox=\"0 0 {code.Size} {code.Size}\" shape-rendering=\"crispEdges\"><path d=\"{code.Path}\"/></svg>")
            .Append(CultureInfo.InvariantCulture, $"<div><p>校验码：{Safe(paper.Numbered.Code)}</p><p>扫码或打开 {Safe(paper.Address)}，核对出具单位、文号，并核对文件有没有被改动。</p></div></div>");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
