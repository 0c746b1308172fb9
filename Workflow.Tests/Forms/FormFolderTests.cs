using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Forms;

public sealed class FormFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("birth-certificate")]
    [InlineData("household-registration")]
    [InlineData("maternity-claim")]
    public void each_form_of_the_newborn_tasks_comes_with_an_example_that_passes(string code)
    {
        var form = In(Repository.Definitions).Find(code).ShouldNotBeNull();

        FormSamples.Forms().Validate(form.Schema, form.Example.Element()).ShouldBeEmpty();
        form.Schema["properties"]!.AsObject().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../organisations")]
    [InlineData("")]
    public void what_is_no_form_is_not_found(string code) => In(Repository.Definitions).Find(code).ShouldBeNull();

    [Fact]
    public void a_form_whose_example_fails_is_reported_with_path_and_field()
    {
        Directory.CreateDirectory(folder.At("forms"));
        File.WriteAllText(folder.At("forms", "sum.json"), """
            {
              "code": "sum", "name": "金额",
              "schema": { "type": "object", "properties": { "amount": { "title": "金额", "type": "number", "maximum": 5 } } },
              "example": { "amount": 6 }
            }
            """);

        var failure = Should.Throw<InvalidDataException>(() => In(new DefinitionsFolder(folder.Path)).Find("sum"));
        failure.Message.ShouldContain(folder.At("forms", "sum.json"));
        failure.Message.ShouldContain("/amount “金额”不能大于 5。");
    }

    [Fact]
    public void an_edit_within_one_tick_of_the_file_system_counts()
    {
        Directory.CreateDirectory(folder.At("forms"));
        var forms = In(new DefinitionsFolder(folder.Path));
        var stamp = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        foreach (var name in new[] { "金额", "报销金额" })
        {
            File.WriteAllText(folder.At("forms", "sum.json"), $$"""
                { "code": "sum", "name": "{{name}}", "schema": { "type": "object" }, "example": {} }
                """);
            File.SetLastWriteTimeUtc(folder.At("forms", "sum.json"), stamp);

            forms.Find("sum")!.Name.ShouldBe(name);
        }
    }

    public void Dispose() => folder.Dispose();

    private static FormFolder In(DefinitionsFolder definitions) =>
        new(definitions, FormSamples.Forms(), NullLogger<FormFolder>.Instance);
}
