using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Xunit;

namespace Workflow.Tests.Forms;

public sealed class FileAnswerTests
{
    private const string Photo = "0123456789abcdef0123456789abcdef";
    private const string Other = "fedcba9876543210fedcba9876543210";

    private static JsonNode Schema => JsonNode.Parse("""
        {
          "type": "object",
          "required": ["photos"],
          "properties": {
            "photos": {
              "title": "现场照片", "type": "array",
              "x-file": { "accept": ["image/jpeg", "image/png"], "most": 2, "largest": 1024 }
            }
          }
        }
        """)!;

    [Theory]
    [InlineData("""{}""", "/photos", "请上传“现场照片”。")]
    [InlineData("""{"photos":"照片.jpg"}""", "/photos", "“现场照片”只能填写已上传文件的编号，请先上传文件。")]
    [InlineData("""{"photos":["照片.jpg"]}""", "/photos/0", "“现场照片”只能填写已上传文件的编号，请先上传文件。")]
    [InlineData("""{"photos":[{"id":"../passwd"}]}""", "/photos/0", "“现场照片”只能填写已上传文件的编号，请先上传文件。")]
    [InlineData("""{"photos":[{"id":"0123456789abcdef0123456789abcdef","content":"aGk="}]}""", "/photos/0", "“现场照片”只能填写已上传文件的编号，请先上传文件。")]
    [InlineData("""{"photos":[{"id":"0123456789abcdef0123456789abcdef"},{"id":"0123456789abcdef0123456789abcdef"}]}""", "/photos/1", "“现场照片”中同一个文件出现了两次，请去掉一个。")]
    public void an_answer_that_names_no_uploads_is_refused_with_what_to_do(string form, string field, string message) =>
        FormSamples.Forms().Validate(Schema, JsonElement.Parse(form)).Single().ShouldBe(new(field, message));

    [Fact]
    public void what_is_said_of_a_file_is_what_was_uploaded_and_not_what_was_sent()
    {
        var (form, answers, faults) = Complete(Named(Photo, "假的.exe"), Known(Photo, "真的.png", "image/png", 70));

        faults.ShouldBeEmpty();
        answers.ShouldBe([new FileAnswer(Photo, "applicant", "现场照片")]);
        FileReference.Read(JsonNode.Parse(form.GetRawText())!["photos"]).Single().Name.ShouldBe("真的.png");
    }

    [Theory]
    [InlineData("application/pdf", 70, "文件“文件”不能作为“现场照片”，这里可以上传 .png、.jpg、.jpeg。")]
    [InlineData("image/png", 1025, "文件“文件”超过 1 KB，请压缩或拆分后上传。")]
    public void a_file_has_to_fit_its_question(string mediaType, long size, string message) =>
        Complete(Named(Photo), Known(Photo, "文件", mediaType, size)).Faults.Single().ShouldBe(new("/photos/0", message));

    [Fact]
    public void a_file_that_is_not_there_has_to_be_uploaded_again() =>
        Complete(Named(Photo), Known(Other, "文件", "image/png", 1)).Faults.Single().Message.ShouldContain("请重新上传");

    [Fact]
    public void files_are_sealed_even_where_the_form_does_not_call_them_personal() =>
        FormSamples.Forms().Mask(Schema, JsonNode.Parse(Named(Photo, "张三.png").GetRawText())!)["photos"]!.GetValue<string>().ShouldBe("****");

    [Theory]
    [InlineData("""{"type":"string","x-file":{}}""", "array")]
    [InlineData("""{"type":"array","x-file":{"accept":["video/mp4"]}}""", "video/mp4")]
    [InlineData("""{"type":"array","x-file":true}""", "array")]
    public void a_rule_that_cannot_work_is_told_to_the_analyst(string property, string words) =>
        FileRule.Problem(JsonNode.Parse(property)).ShouldNotBeNull().ShouldContain(words);

    private static (JsonElement Form, IReadOnlyList<FileAnswer> Answers, IReadOnlyList<Workflow.Activities.Common.FieldError> Faults) Complete(
        JsonElement form, FileReference known) =>
        FileAnswers.Complete(Schema, form, new Dictionary<string, FileReference> { [known.Id] = known });

    private static FileReference Known(string id, string name, string mediaType, long size) => new(id, name, mediaType, size, "00");

    private static JsonElement Named(string id, string? name = null) => new JsonObject
    {
        ["photos"] = new JsonArray(name is null ? new JsonObject { ["id"] = id } : new JsonObject { ["id"] = id, ["name"] = name }),
    }.Element();
}
