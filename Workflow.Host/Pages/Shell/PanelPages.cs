using System.Text.RegularExpressions;

namespace Workflow.Host.Pages.Shell;

/// <summary>Pages that the designer shows beside the drawing, in a frame; each stands by itself as well.</summary>
internal static partial class PanelPages
{
    /// <summary>Whether our own pages may hold it in a frame.</summary>
    public static bool MayBeFramed(PathString path) => Panel().IsMatch(path.Value ?? string.Empty);

    /// <summary>Whether it is asked for as a frame's content.</summary>
    public static bool IsShown(HttpContext http) =>
        MayBeFramed(http.Request.Path) && http.Request.Headers["Sec-Fetch-Dest"] == "iframe";

    [GeneratedRegex("^/designer/(definitions/[^/]+/(try|replay)|trials/[^/]+|replays/[^/]+|files)$")]
    private static partial Regex Panel();
}
