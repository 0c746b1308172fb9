namespace Workflow.Activities.Http;

/// <summary>How a request can break an endpoint's rules; Elsa's outcome names.</summary>
public static class EndpointViolation
{
    /// <summary>The request is too large.</summary>
    public const string RequestTooLarge = "Request too large";

    /// <summary>A file is too large.</summary>
    public const string FileTooLarge = "File too large";

    /// <summary>A file's extension is not allowed.</summary>
    public const string InvalidFileExtension = "Invalid file extension";

    /// <summary>A file's media type is not allowed.</summary>
    public const string InvalidFileMimeType = "Invalid file MIME type";

    /// <summary>Which input asks to see which violation as an outcome.</summary>
    internal static IReadOnlyDictionary<string, string> ByInput { get; } = new Dictionary<string, string>
    {
        ["ExposeRequestTooLargeOutcome"] = RequestTooLarge,
        ["ExposeFileTooLargeOutcome"] = FileTooLarge,
        ["ExposeInvalidFileExtensionOutcome"] = InvalidFileExtension,
        ["ExposeInvalidFileMimeTypeOutcome"] = InvalidFileMimeType,
    };
}
