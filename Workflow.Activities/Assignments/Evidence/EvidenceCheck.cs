using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Assignments.Evidence;

/// <summary>Finds everything that is wrong with the files of a feedback, so that it is told once.</summary>
internal static class EvidenceCheck
{
    private const int LongestName = 120;
    private const string Field = "/files";

    /// <summary>What is wrong; empty when all can be kept.</summary>
    public static IReadOnlyList<FieldError> Faults(IReadOnlyList<EvidenceFile> files) =>
    [
        .. files.Select(Fault).OfType<string>().Select(message => new FieldError(Field, message)),
        .. When(files.Count > EvidenceLimits.MostFiles, $"每次反馈最多上传 {EvidenceLimits.MostFiles} 个文件，请分几次反馈。"),
        .. When(files.Sum(file => (long)file.Content.Length) > EvidenceLimits.LargestSum, "文件合计超过 20 MB，请分几次反馈。"),
    ];

    private static string? Fault(EvidenceFile file) => file switch
    {
        { Name.Length: 0 or > LongestName } => $"文件名请写 1 至 {LongestName} 个字。",
        _ when StorableCheck.Problem(file.Name) is { } problem => problem,
        { Content.Length: 0 } => $"文件“{file.Name}”是空的，请重新选择。",
        { Content.Length: > EvidenceLimits.LargestFile } => $"文件“{file.Name}”超过 10 MB，请压缩或拆分后上传。",
        _ when EvidenceType.Of(file.Name, file.Content.Span) is null =>
            $"文件“{file.Name}”不能上传。可以上传 {string.Join('、', EvidenceType.Endings)}，且内容须与扩展名一致。",
        _ => null,
    };

    private static IReadOnlyList<FieldError> When(bool isWrong, string message) => FieldError.When(isWrong, Field, message);
}
