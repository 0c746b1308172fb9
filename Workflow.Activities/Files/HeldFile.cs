namespace Workflow.Activities.Files;

/// <summary>A file as the event names it that brought it (佐证材料).</summary>
/// <param name="Id">Id of the file.</param>
/// <param name="Sha256">SHA-256 of its content, in hexadecimal digits.</param>
internal sealed record HeldFile(string Id, string Sha256);
