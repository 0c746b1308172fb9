using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>How the activities of evaluations describe themselves. They find their round by the instance's correlation.</summary>
internal static class EvaluationVocabulary
{
    private static readonly Vocabulary Words =
        new("评价", new Dictionary<string, string>(StringComparer.Ordinal) { [CommandActivity.Done] = "完成" });

    public static ActivityDescriptor Descriptor(
        string type,
        string name,
        string description,
        IReadOnlyList<InputDescriptor>? inputs = null,
        IReadOnlyList<OutputDescriptor>? outputs = null) =>
        Words.Descriptor(type, name, description, inputs ?? [], outputs ?? [], [CommandActivity.Done]);

    /// <summary>The stimulus of a wait that has nothing to wait for any more.</summary>
    public static ResumeBookmark Ready(string bookmarkId) => new(bookmarkId, JsonSerializer.SerializeToElement(new { }));
}
