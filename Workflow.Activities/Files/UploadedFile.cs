namespace Workflow.Activities.Files;

/// <summary>A file as it is handed in.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">Content.</param>
public sealed record UploadedFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>How much can be handed in.</summary>
public static class FileLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most files with one statement.</summary>
    public const int MostFiles = 5;

    /// <summary>Largest sum of the files of one statement, in bytes.</summary>
    public const int LargestSum = 20 * 1024 * 1024;

    /// <summary>Endings of the files that are taken.</summary>
    public static IReadOnlyList<string> Endings => FileType.Endings;
}
