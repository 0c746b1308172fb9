using Workflow.Activities.Common;
using Workflow.Activities.Files;

namespace Workflow.Activities.Assignments.Evidence;

/// <summary>Finds everything that is wrong with the files of a feedback, so that it is told once.</summary>
internal static class EvidenceCheck
{
    private const string Field = "/files";

    /// <summary>What is wrong; empty when all can be kept.</summary>
    public static IReadOnlyList<FieldError> Faults(IReadOnlyList<UploadedFile> files) =>
    [
        .. files.Select(file => FileCheck.Fault(file)).OfType<string>().Select(message => new FieldError(Field, message)),
        .. When(files.Count > FileLimits.MostFiles, $"每次反馈最多上传 {FileLimits.MostFiles} 个文件，请分几次反馈。"),
        .. When(files.Sum(file => (long)file.Content.Length) > FileLimits.LargestSum, "文件合计超过 20 MB，请分几次反馈。"),
    ];

    private static IReadOnlyList<FieldError> When(bool isWrong, string message) => FieldError.When(isWrong, Field, message);
}
