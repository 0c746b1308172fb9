namespace Workflow.Activities.Documents;

/// <summary>A file cannot be read as what it should be.</summary>
/// <param name="code">Stable code, such as <c>document.empty</c>.</param>
/// <param name="message">What to do, in the user's words.</param>
public sealed class DocumentRefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;
}
