using System.Net;

namespace Workflow.Activities.SealedResults.Printing;

/// <summary>
/// 测试印章: a red seal of the size of an office's (42 mm, 国发〔1999〕25号), which says across its middle that it is none. Real seals come
/// from the seal service of the government's certification authority, and never from this house.
/// </summary>
internal static class SealDrawing
{
    /// <summary>The seal as SVG.</summary>
    public static string Svg(string issuer) =>
        $"""
        <svg class="seal" xmlns="http://www.w3.org/2000/svg" width="42mm" height="42mm" viewBox="0 0 120 120" role="img" aria-label="测试印章，不具有法律效力">
        <g fill="none" stroke="#c00" stroke-width="3"><circle cx="60" cy="60" r="57"/><circle cx="60" cy="60" r="53" stroke-width="0.8"/></g>
        <path id="arc" d="M19 74 A 43 43 0 1 1 101 74" fill="none"/>
        <text fill="#c00" font-size="{Size(issuer)}" text-anchor="middle" textLength="{Length(issuer)}"><textPath href="#arc" startOffset="50%">{WebUtility.HtmlEncode(issuer)}</textPath></text>
        <path fill="#c00" d="M60 40 l4.7 14.5 h15.3 l-12.4 9 4.7 14.5 -12.3 -9 -12.3 9 4.7 -14.5 -12.4 -9 h15.3 z"/>
        <g transform="rotate(-12 60 88)"><rect x="18" y="80" width="84" height="17" rx="2" fill="#fff" stroke="#c00"/><text x="60" y="93" fill="#c00" font-size="13" font-weight="700" text-anchor="middle">测试印章 无效</text></g>
        </svg>
        """;

    private const int Arc = 165;
    private const int Largest = 14;

    private static int Size(string issuer) => Math.Clamp(Arc / Math.Max(1, issuer.Length), 6, Largest);

    private static int Length(string issuer) => Math.Min(Arc, issuer.Length * (Size(issuer) + 2));
}
