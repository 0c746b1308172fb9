using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Rectification.Answering;

/// <summary>The files of a report as a form has them: one question for each requirement.</summary>
internal static class ReportFiles
{
    /// <summary>The form's schema.</summary>
    public static JsonObject Schema(int requirements) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Enumerable.Range(0, requirements).Select(at => KeyValuePair.Create(Name(at), (JsonNode?)new JsonObject
        {
            ["title"] = string.Create(CultureInfo.InvariantCulture, $"第 {at + 1} 项的佐证文件"),
            ["type"] = "array",
            [FileRule.Word] = new JsonObject(),
        }))),
    };

    /// <summary>The form.</summary>
    public static JsonElement Form(IReadOnlyList<AnswerEntry> answers) => JsonSerializer.SerializeToElement(new JsonObject(
        from entry in answers.Select((answer, at) => (Files: answer.Files ?? [], At: at))
        where entry.Files.Count > 0
        select KeyValuePair.Create(
            Name(entry.At), (JsonNode?)new JsonArray([.. entry.Files.Select(id => new JsonObject { ["id"] = id })]))));

    /// <summary>What the answer to a requirement keeps of its files; null when it has none.</summary>
    public static IReadOnlyList<AnsweredFile>? Of(JsonElement form, int at) =>
        FileReference.Read(JsonNode.Parse(form.GetRawText())![Name(at)]) is { Count: > 0 } files
            ? [.. files.Select(file => new AnsweredFile(file.Id, file.Sha256))]
            : null;

    /// <summary>A fault of the form, where the request has it.</summary>
    public static FieldError Within(FieldError fault) =>
        fault.Field.Split('/') is [_, var at, .. var rest] ? fault with { Field = string.Join('/', (string[])["/answers", at, "files", .. rest]) } : fault;

    private static string Name(int at) => at.ToString(CultureInfo.InvariantCulture);
}
