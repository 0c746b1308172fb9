using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>A paper as docx, on the page and in the typefaces of official letters.</summary>
public static class PaperDocx
{
    /// <summary>The document's bytes.</summary>
    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            var body = new Body(Content(paper));
            main.Document = new Document(body);
            DocxFonts.AddTo(main);
            body.Append(DocxPage.AddTo(main));
            package.PackageProperties.Title = paper.Title;
            package.PackageProperties.Creator = paper.Signature;
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Paper paper)
    {
        if (paper.Mark is { } mark)
        {
            yield return DocxText.Line(mark, LetterRules.SectionFonts, JustificationValues.Left);
        }

        yield return DocxText.Paragraph(
            [DocxText.Run(paper.Title, LetterRules.TitleFonts, LetterRules.TitleSize, isBold: true)],
            JustificationValues.Center,
            isExact: false);
        yield return DocxText.Gap(1);
        foreach (var line in paper.Lines)
        {
            yield return Line(line);
        }

        var date = paper.Date is { } day ? LetterRules.Day(day) : "    年  月  日";
        yield return DocxText.Gap(2);
        yield return DocxText.FromRight(paper.Signature, LetterRules.SignatureIndent(paper.Signature, date), staysWithNext: true);
        yield return DocxText.FromRight(date, 4, staysWithNext: false);
    }

    private static Paragraph Line(PaperLine line) => line.Level switch
    {
        PaperLevel.Section => DocxText.Heading(line.Text, LetterRules.SectionFonts, isBold: false),
        PaperLevel.Subsection => DocxText.Heading(line.Text, LetterRules.SubsectionFonts, isBold: false),
        PaperLevel.Point => DocxText.Heading(line.Text, LetterRules.TextFonts, isBold: true),
        _ => DocxText.Plain(line.Text),
    };
}
