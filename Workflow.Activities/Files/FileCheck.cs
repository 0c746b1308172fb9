using Workflow.Activities.Forms;

namespace Workflow.Activities.Files;

/// <summary>Tells what keeps a file from being taken, whatever it is for.</summary>
internal static class FileCheck
{
    private const int LongestName = 120;

    /// <summary>What to do about it; null when it can be kept.</summary>
    /// <param name="file">The file.</param>
    /// <param name="endings">Endings of the files that are taken here; null names all that are kept at all.</param>
    public static string? Fault(UploadedFile file, IReadOnlyList<string>? endings = null) => file switch
    {
        { Name.Length: 0 or > LongestName } => $"文件名请写 1 至 {LongestName} 个字。",
        _ when StorableCheck.Problem(file.Name) is { } problem => problem,
        { Content.Length: 0 } => $"文件“{file.Name}”是空的，请重新选择。",
        { Content.Length: > FileLimits.LargestFile } => $"文件“{file.Name}”超过 10 MB，请压缩或拆分后上传。",
        _ when FileType.Of(file.Name, file.Content.Span) is null =>
            $"文件“{file.Name}”不能上传。可以上传 {string.Join('、', endings ?? FileType.Endings)}，且内容须与扩展名一致。",
        _ => null,
    };
}
