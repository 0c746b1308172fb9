namespace Workflow.Host.Pages.Designer;

/// <summary>What a browser lets the designer's pages do: more than other pages, still nothing from elsewhere.</summary>
internal static class DesignerPolicy
{
    // Elsa Studio 3.8.2 puts two scripts of its own into the page, for the keys of its editor and its list of instances.
    private const string EditorKeys = "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='";
    private const string ListKeys = "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    /// <summary>The policy. Monaco makes its workers from blobs, and every component of Studio sets styles of its own.</summary>
    public const string Value =
        $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {EditorKeys} {ListKeys}; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}
