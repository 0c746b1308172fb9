namespace Workflow.Host.Pages.Forms;

/// <summary>A button beside a question's files: it sends the page without going on.</summary>
/// <param name="Act"><c>upload</c> or <c>remove</c>.</param>
/// <param name="Path">The question.</param>
/// <param name="Id">The file to remove; empty for an upload.</param>
internal sealed record FileButton(string Act, string Path, string Id)
{
    /// <summary>Name under which it is posted.</summary>
    public const string Name = "file-act";

    private const string UploadAct = "upload";
    private const string RemoveAct = "remove";

    /// <summary>Value of the button that uploads what was chosen.</summary>
    public static string Upload(string path) => $"{UploadAct} {path}";

    /// <summary>Value of the button that takes a file away.</summary>
    public static string Remove(string path, string id) => $"{RemoveAct} {path} {id}";

    /// <summary>The button that was pressed; null when it was another.</summary>
    public static FileButton? Pressed(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType
        && request.Form[Name].ToString().Split(' ') is [var act, var path, .. var rest] && act is UploadAct or RemoveAct
            ? new FileButton(act, path, rest is [var id] ? id : string.Empty)
            : null;

    /// <summary>Whether it takes this file away.</summary>
    public bool Removes(string path, string id) => Act == RemoveAct && Path == path && Id == id;
}
