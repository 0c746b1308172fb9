using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Files.Claiming;

/// <summary>Files that prove what was said, as a form has them (佐证材料): one question for each thing said.</summary>
/// <param name="schema">The form's schema.</param>
/// <param name="form">The form.</param>
internal sealed class EvidenceForm(JsonObject schema, JsonElement form)
{
    /// <summary>The form's schema.</summary>
    public JsonObject Schema => schema;

    /// <summary>The form, as it was sent.</summary>
    public JsonElement Form => form;

    /// <summary>A form of some questions.</summary>
    public static EvidenceForm Of(IEnumerable<EvidenceQuestion> questions)
    {
        var asked = questions.ToList();
        return new EvidenceForm(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(asked.Select(each => KeyValuePair.Create(each.Name, (JsonNode?)new JsonObject
                {
                    ["title"] = each.Title,
                    ["type"] = "array",
                    [FileRule.Word] = new JsonObject(),
                }))),
            },
            JsonSerializer.SerializeToElement(new JsonObject(
                from each in asked
                where each.Files is { Count: > 0 }
                select KeyValuePair.Create(
                    each.Name, (JsonNode?)new JsonArray([.. each.Files!.Select(id => new JsonObject { ["id"] = id })])))));
    }

    /// <summary>The files of one question in a form that was looked up; null when there are none.</summary>
    public static IReadOnlyList<HeldFile>? FilesOf(ClaimedForm claimed, string name) =>
        FileReference.Read(JsonNode.Parse(claimed.Form.GetRawText())![name]) is { Count: > 0 } files
            ? [.. files.Select(file => new HeldFile(file.Id, file.Sha256))]
            : null;

    /// <summary>A fault of the form, where a request has it that lists what was said.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="list">Pointer to the list.</param>
    public static FieldError Within(FieldError fault, string list) => fault.Field.Split('/') is [_, var name, .. var rest]
        ? fault with { Field = string.Join('/', (string[])[list, name, "files", .. rest]) }
        : fault;
}

/// <summary>A question for files.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Title">Its title, for messages.</param>
/// <param name="Files">Ids of the files that answer it.</param>
internal sealed record EvidenceQuestion(string Name, string Title, IReadOnlyList<string>? Files);
