using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>Finds what is wrong with answers that are files, as far as the form alone tells.</summary>
internal static class FileAnswerCheck
{
    /// <summary>What is wrong with a part of a form; nothing when it is not answered by files.</summary>
    public static IEnumerable<FieldError> Faults(SchemaPart part)
    {
        if (FileRule.Of(part.Schemas) is not { } rule || part.Value is not JsonArray files)
        {
            yield break;
        }

        var title = part.Word("title") ?? JsonPointer.LastName(part.Pointer);
        if (rule.TooMany(title, files.Count) is { } tooMany)
        {
            yield return new FieldError(part.Pointer, tooMany);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (sent, at) in files.Select((sent, at) => (sent, at)))
        {
            var pointer = JsonPointer.Append(part.Pointer, at);
            if (FileReference.IdOf(sent) is not { } id)
            {
                yield return new FieldError(pointer, $"“{title}”只能填写已上传文件的编号，请先上传文件。");
            }
            else if (!seen.Add(id))
            {
                yield return new FieldError(pointer, $"“{title}”中同一个文件出现了两次，请去掉一个。");
            }
        }
    }
}
