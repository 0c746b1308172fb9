namespace Workflow.Activities.Common;

/// <summary>What tells that a file has changed; the length tells of most edits within one tick of the file system.</summary>
internal readonly record struct FileStamp(DateTime Written, long Length)
{
    /// <summary>A file's stamp, or null when there is no such file.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : null;
    }
}
