using System.Runtime.Versioning;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Documents.Printing;
using Xunit;

namespace Workflow.Tests.Notices;

public sealed class LetterTests
{
    private static readonly Letter Letter = new(
        "江苏省数据局文件",
        "苏数督〔2026〕3号",
        "关于督办“目录<核定>”的通知",
        "南京市卫生健康委员会",
        ["现予督办：", "一、立即办理。完成核定。", "（一）逐项核对。不漏一项。", "联系人：<script>王</script>"],
        ["清单", "名单"],
        "江苏省数据局",
        new DateOnly(2026, 3, 2),
        ["南京市公安局"]);

    [Fact]
    public void the_docx_is_valid_and_has_the_measures_of_the_standard()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(LetterDocx.Write(Letter)), isEditable: false);

        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document!.Body!;
        var margin = body.Descendants<PageMargin>().Single();
        (Millimetres(margin.Top!.Value), Millimetres(margin.Bottom!.Value), Millimetres((int)margin.Left!.Value), Millimetres((int)margin.Right!.Value))
            .ShouldBe((37, 35, 28, 26));
        var head = body.Descendants<Run>().First(run => run.InnerText == Letter.Head);
        head.RunProperties!.Color!.Val!.Value.ShouldBe("E60000");
        var section = body.Descendants<Run>().First(run => run.InnerText == "一、立即办理。");
        section.RunProperties!.RunFonts!.EastAsia!.Value.ShouldBe("黑体");
        body.Descendants<Run>().First(run => run.InnerText == "完成核定。").RunProperties!.FontSize!.Val!.Value.ShouldBe("32");
        body.InnerText.ShouldContain("抄送：南京市公安局。");
        body.InnerText.ShouldContain("2026年3月2日印发");
    }

    [Fact]
    public void a_letter_that_is_not_in_force_says_so_and_has_no_imprint()
    {
        var draft = Letter with { Number = null, Date = null, Mark = "送审稿" };

        using var document = WordprocessingDocument.Open(new MemoryStream(LetterDocx.Write(draft)), isEditable: false);
        document.MainDocumentPart!.Document!.Body!.InnerText.ShouldStartWith("送审稿");
        document.MainDocumentPart.Document.Body.InnerText.ShouldNotContain("印发");
    }

    [Fact]
    public void what_people_wrote_is_text_in_the_page_and_never_markup()
    {
        var page = LetterHtml.Write(Letter);

        page.ShouldNotContain("<script>");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void the_signature_is_centred_over_the_date()
    {
        LetterRules.SignatureIndent("江苏省数据局", "2026年3月2日").ShouldBe(4.0);
        LetterRules.SignatureIndent("江苏省数据局", "2026年11月27日").ShouldBe(4.5);
        LetterRules.SignatureIndent("江苏省大数据管理中心办公室筹备处", "2026年3月2日").ShouldBe(0);
    }

    [Fact]
    public async Task a_browser_prints_it_and_leaves_nothing_behind()
    {
        using var printer = Printer(new PrintOptions { Office = "none" });
        var before = Leavings();

        var pdf = await printer.PrintAsync(Letter, default);

        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        Leavings().ShouldBe(before);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task a_program_that_takes_too_long_is_ended_and_the_operator_told()
    {
        using var folder = new Support.TemporaryFolder();
        var slow = folder.At("slow");
        File.WriteAllText(slow, "#!/bin/sh\nsleep 60\n");
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var printer = Printer(new PrintOptions { Office = slow, Browser = "none", Timeout = TimeSpan.FromMilliseconds(300) });

        var failure = await Should.ThrowAsync<PrinterMissingException>(() => printer.PrintAsync(Letter, default));

        failure.Code.ShouldBe("print.failed");
    }

    private static LetterPrinter Printer(PrintOptions options)
    {
        var wrapped = Options.Create(options);
        return new LetterPrinter(new PrintPrograms(wrapped), wrapped, NullLogger<LetterPrinter>.Instance);
    }

    private static int Leavings() => Directory.GetDirectories(Path.GetTempPath(), "letter-*").Length;

    private static int Millimetres(int twentieths) => (int)Math.Round(twentieths / 1440.0 * 25.4);
}
