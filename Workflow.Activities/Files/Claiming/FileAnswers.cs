using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Files.Claiming;

/// <summary>The answers of a form that are files.</summary>
internal static class FileAnswers
{
    private const string Gone = "这个文件没有找到，可能已被删除或超过保存期限，请重新上传。";

    /// <summary>Whether any file is named.</summary>
    public static bool AreThere(JsonNode schema, JsonElement form) => IdsIn(schema, form).Any();

    /// <summary>The ids of the files that are named.</summary>
    public static IEnumerable<string> IdsIn(JsonNode schema, JsonElement form) =>
        Parts(schema, form).SelectMany(part => part.Value as JsonArray ?? []).Select(sent => FileReference.IdOf(sent)).OfType<string>();

    /// <summary>The form with all that is known of its files, in the place of what was sent.</summary>
    /// <param name="schema">The form's schema.</param>
    /// <param name="form">The form.</param>
    /// <param name="known">The files that may be named, by id.</param>
    public static (JsonElement Form, IReadOnlyList<FileAnswer> Answers, IReadOnlyList<FieldError> Faults) Complete(
        JsonNode schema, JsonElement form, IReadOnlyDictionary<string, FileReference> known)
    {
        var answers = new List<FileAnswer>();
        var faults = new List<FieldError>();
        foreach (var part in Parts(schema, form))
        {
            var question = part.Word("title") ?? JsonPointer.LastName(part.Pointer);
            var (rule, role) = (FileRule.Of(part.Schemas)!, SchemaForms.RoleOf(part.Schemas)!);
            foreach (var (id, at) in (part.Value as JsonArray ?? []).Select((sent, at) => (FileReference.IdOf(sent), at)))
            {
                var file = id is null ? null : known.GetValueOrDefault(id);
                var fault = id is null ? null : file is null ? Gone : rule.Fault(question, file.Name, file.MediaType, file.Size);
                if (fault is not null)
                {
                    faults.Add(new FieldError(JsonPointer.Append(part.Pointer, at), fault));
                }
                else if (file is not null)
                {
                    answers.Add(new FileAnswer(file.Id, role, question));
                }
            }
        }

        var whole = new SchemaTree(schema).Rewrite(Node(form), (schemas, value) =>
            FileRule.Of(schemas) is not null && value is JsonArray list ? Written(list, known) : null);
        return (JsonSerializer.SerializeToElement(whole), [.. answers.DistinctBy(answer => answer.FileId)], faults);
    }

    private static JsonArray Written(JsonArray sent, IReadOnlyDictionary<string, FileReference> known) =>
    [
        .. sent.Select(one => FileReference.IdOf(one) is { } id && known.TryGetValue(id, out var file) ? file.Write() : one?.DeepClone()),
    ];

    private static IEnumerable<SchemaPart> Parts(JsonNode schema, JsonElement form) =>
        new SchemaTree(schema).Parts(Node(form)).Where(part => FileRule.Of(part.Schemas) is not null);

    private static JsonNode? Node(JsonElement form) => form.ValueKind == JsonValueKind.Object ? JsonNode.Parse(form.GetRawText()) : null;
}

/// <summary>A file that a form names.</summary>
/// <param name="FileId">Id of the file.</param>
/// <param name="Role">Role of the person it is about.</param>
/// <param name="Question">The question it answers.</param>
internal sealed record FileAnswer(string FileId, string Role, string Question);
