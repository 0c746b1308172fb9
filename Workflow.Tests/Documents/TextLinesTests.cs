using System.Text;
using Shouldly;
using Workflow.Activities.Documents;
using Workflow.Activities.Documents.PlainText;
using Xunit;

namespace Workflow.Tests.Documents;

public sealed class TextLinesTests
{
    private const string Text = "一、强基工程\r\n1.建平台";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 with a mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
        { "GBK", CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void text_is_read_in_every_encoding_that_offices_save(string encoding, byte[] content) =>
        TextLines.Read(content).ShouldBe(["一、强基工程", "1.建平台"], encoding);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF })]
    public void what_is_no_text_is_refused(byte[] content) =>
        Should.Throw<DocumentRefusedException>(() => TextLines.Read(content)).Code.ShouldBe("document.not-text");
}
