using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>Page of a letter: A4, the margins of the standard, page numbers outside (7.5: 四号宋体, — 1 —).</summary>
internal static class DocxPage
{
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>Adds footers and settings; gives what ends the body.</summary>
    public static SectionProperties AddTo(MainDocumentPart main)
    {
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
        return new SectionProperties(
            Footer(main, HeaderFooterValues.Default, JustificationValues.Right),
            Footer(main, HeaderFooterValues.Even, JustificationValues.Left),
            new PageSize { Width = (uint)Twentieths(210), Height = (uint)Twentieths(297) },
            new PageMargin
            {
                Top = Twentieths(LetterRules.Top),
                Bottom = Twentieths(LetterRules.Bottom),
                Left = (uint)Twentieths(LetterRules.Left),
                Right = (uint)Twentieths(LetterRules.Right),
                Header = (uint)Twentieths(15),
                Footer = (uint)Twentieths(22),
                Gutter = 0,
            });
    }

    private static FooterReference Footer(MainDocumentPart main, HeaderFooterValues pages, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        var paragraph = DocxText.Paragraph(
            [Small("— "), Field(FieldCharValues.Begin), Code(), Field(FieldCharValues.Separate), Small("1"), Field(FieldCharValues.End), Small(" —")],
            side,
            indentation: new Indentation { Left = DocxText.Twentieths(LetterRules.SmallSize), Right = DocxText.Twentieths(LetterRules.SmallSize) });
        part.Footer = new Footer(paragraph);
        return new FooterReference { Type = pages, Id = main.GetIdOfPart(part) };
    }

    private static Run Small(string text) => DocxText.Run(text, LetterRules.PageFonts, LetterRules.SmallSize);

    private static Run Field(FieldCharValues kind) => Filled(new FieldChar { FieldCharType = kind });

    private static Run Code() => Filled(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve });

    private static Run Filled(OpenXmlElement content)
    {
        var run = Small(string.Empty);
        run.RemoveAllChildren<Text>();
        run.Append(content);
        return run;
    }

    private static int Twentieths(double millimetres) => (int)Math.Round(millimetres * PointsPerMillimetre * 20);
}
