using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>A letter as docx, by the Open XML SDK.</summary>
public static class LetterDocx
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The document's bytes, for people's word processors.</summary>
    public static byte[] Write(Letter letter) => Write(letter, isForOffice: false);

    /// <summary>The document's bytes.</summary>
    /// <param name="letter">Letter.</param>
    /// <param name="isForOffice">Whether LibreOffice alone will read it, to print it here.</param>
    internal static byte[] Write(Letter letter, bool isForOffice)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            var body = new Body(Content(letter));
            main.Document = new Document(body);
            DocxFonts.AddTo(main);
            body.Append(DocxPage.AddTo(main));
            if (isForOffice)
            {
                DocxFonts.List(main.Document);
                main.FooterParts.ToList().ForEach(part => DocxFonts.List(part.Footer!));
            }

            package.PackageProperties.Title = letter.Title;
            package.PackageProperties.Creator = letter.Signature;
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Letter letter) =>
        [.. Head(letter), .. Text(letter), .. Signature(letter), .. DocxImprint.Of(letter)];

    private static IEnumerable<OpenXmlElement> Head(Letter letter)
    {
        // The head stands 35 mm below the edge of the text area (7.2.4), with a mark in the space above.
        yield return DocxText.Line(letter.Mark ?? string.Empty, LetterRules.SectionFonts, JustificationValues.Left);
        yield return DocxText.Gap(2);
        yield return DocxText.Paragraph(
            [DocxText.Run(letter.Head, LetterRules.TitleFonts, LetterRules.HeadSize(letter.Head), LetterRules.Red, isBold: true)],
            JustificationValues.Center,
            isExact: false);
        yield return DocxText.Gap(1);
        var number = DocxText.Line(letter.Number ?? string.Empty, LetterRules.TextFonts, JustificationValues.Center);
        number.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(
            new BottomBorder { Val = BorderValues.Single, Color = LetterRules.Red, Size = 18, Space = 8 });
        yield return number;
        yield return DocxText.Gap(1);
    }

    private static IEnumerable<OpenXmlElement> Text(Letter letter)
    {
        yield return DocxText.Paragraph(
            [DocxText.Run(letter.Title, LetterRules.TitleFonts, LetterRules.TitleSize, isBold: true)],
            JustificationValues.Center,
            isExact: false);
        yield return DocxText.Gap(1);
        yield return DocxText.Line($"{letter.Addressee}：", LetterRules.TextFonts, JustificationValues.Left);
        foreach (var paragraph in letter.Paragraphs)
        {
            yield return DocxText.Body(paragraph);
        }

        foreach (var (title, at) in letter.Attachments.Select((title, at) => (title, at)))
        {
            if (at == 0)
            {
                yield return DocxText.Gap(1);
            }

            var number = letter.Attachments.Count > 1 ? $"{at + 1}. " : string.Empty;
            yield return DocxText.Indented($"{(at == 0 ? "附件：" : "　　　")}{number}{title}");
        }
    }

    private static IEnumerable<OpenXmlElement> Signature(Letter letter)
    {
        var date = letter.Date is { } day ? LetterRules.Day(day) : "    年  月  日";
        yield return DocxText.Gap(2);
        yield return DocxText.FromRight(letter.Signature, LetterRules.SignatureIndent(letter.Signature, date), staysWithNext: true);
        yield return DocxText.FromRight(date, 4, staysWithNext: false);
    }
}
