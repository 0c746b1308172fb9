using Workflow.Activities.Http;

namespace Workflow.Host.Api.Workflows;

/// <summary>Checks uploaded files by an endpoint's rules.</summary>
internal static class FileCheck
{
    /// <summary>The first rule that a file breaks, or null.</summary>
    public static string? Find(IFormFileCollection files, EndpointRules rules) =>
        files.Any(file => file.Length > rules.FileSizeLimit) ? EndpointViolation.FileTooLarge
        : files.Any(file => !HasAllowedExtension(file, rules)) ? EndpointViolation.InvalidFileExtension
        : files.Any(file => rules.AllowedMimeTypes.Count > 0 && !Contains(rules.AllowedMimeTypes, file.ContentType))
            ? EndpointViolation.InvalidFileMimeType
        : null;

    private static bool HasAllowedExtension(IFormFile file, EndpointRules rules)
    {
        var extension = Path.GetExtension(file.FileName);
        return (rules.AllowedFileExtensions.Count == 0 || Contains(rules.AllowedFileExtensions, extension))
            && !Contains(rules.BlockedFileExtensions, extension);
    }

    private static bool Contains(IReadOnlyList<string> words, string word) =>
        words.Contains(word, StringComparer.OrdinalIgnoreCase);
}
