using System.IO.Compression;
using System.Text;
using Shouldly;
using Workflow.Activities.Documents;
using Workflow.Activities.Documents.WordText;
using Xunit;

namespace Workflow.Tests.Documents;

public sealed class WordLinesTests
{
    [Fact]
    public void each_paragraph_is_a_line_however_it_is_cut_into_runs() =>
        WordLines.Read(WordFile.Of("2026年工作要点", "", "做好各项工作。")).ShouldBe(["2026年工作要点", "", "做好各项工作。"]);

    [Fact]
    public void numbers_that_word_counts_are_written_out() =>
        WordLines.Read(WordFile.Numbered("2026年工作要点", "强基工程", ("建平台", "年底前建成。"), ("管数据", "每半年检查。")))
            .ShouldBe(["2026年工作要点", "一、强基工程", "1.建平台", "年底前建成。", "2.管数据", "每半年检查。"]);

    [Fact]
    public void a_document_nested_without_end_is_read_without_falling_over()
    {
        var body = new StringBuilder();
        const int Depth = 50_000;
        body.Insert(0, "<w:sdt><w:sdtContent>", Depth).Append("<w:p><w:r><w:t>底</w:t></w:r></w:p>");
        for (var i = 0; i < Depth; i++)
        {
            body.Append("</w:sdtContent></w:sdt>");
        }

        var read = () => WordLines.Read(Package(
            $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"));

        read().ShouldBe(["底"]);
    }

    [Fact]
    public void entities_are_not_unfolded() =>
        Should.Throw<DocumentRefusedException>(() => WordLines.Read(Package(
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document "
            + "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>")))
            .Code.ShouldBe("document.damaged");

    [Fact]
    public void an_archive_without_a_document_is_refused() =>
        Should.Throw<DocumentRefusedException>(() => WordLines.Read("PK\u0003\u0004 nothing"u8.ToArray())).Code.ShouldBe("document.damaged");

    private static byte[] Package(string document)
    {
        var whole = WordFile.Of("x");
        using var content = new MemoryStream();
        content.Write(whole);
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(WordLines.MainPart)!.Delete();
            using var part = new StreamWriter(archive.CreateEntry(WordLines.MainPart).Open());
            part.Write(document);
        }

        return content.ToArray();
    }
}
