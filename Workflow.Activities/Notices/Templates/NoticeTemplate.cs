using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notices.Templates;

/// <summary>文书模板: the wording a notice is drafted from, with <c>{{names}}</c> that the notice fills.</summary>
/// <param name="Code">Code; also the file's name.</param>
/// <param name="Kind">See <see cref="NoticeKind"/>.</param>
/// <param name="Name">For people.</param>
/// <param name="Title">标题.</param>
/// <param name="Body">Paragraphs.</param>
/// <param name="Hash">Stands for the file's text.</param>
internal sealed record NoticeTemplate(
    string Code, string Kind, string Name, string Title, IReadOnlyList<string> Body, string Hash = "")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Names that it needs beside those every notice has.</summary>
    public IReadOnlyList<string> OwnNames => [.. NoticeWording.NamesIn([Title, .. Body]).Except(NoticeWording.Names)];

    /// <exception cref="JsonException">It is no template.</exception>
    public static NoticeTemplate Parse(string code, string text)
    {
        var template = JsonSerializer.Deserialize<NoticeTemplate>(text, Json) ?? throw new JsonException("文件是空的。");
        return template switch
        {
            _ when template.Code != code => throw new JsonException($"code 应与文件同名：“{code}”。"),
            _ when !NoticeKind.All.Contains(template.Kind) =>
                throw new JsonException($"kind 只能是：{string.Join('、', NoticeKind.All)}。"),
            _ when template.Body.Count == 0 => throw new JsonException("body 至少要有一段。"),
            _ => template with { Hash = DefinitionWriter.HashOf(text) },
        };
    }
}
