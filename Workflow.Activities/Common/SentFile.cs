namespace Workflow.Activities.Common;

/// <summary>A file to be sent.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">Content.</param>
/// <param name="MediaType">Media type.</param>
public sealed record SentFile(string Name, byte[] Content, string MediaType);
