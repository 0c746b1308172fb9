namespace Workflow.Activities.Documents.Printing;

/// <summary>Nothing on this machine makes a PDF, or what there is failed; the message tells the operator what to do.</summary>
public sealed class PrinterMissingException(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;
}
