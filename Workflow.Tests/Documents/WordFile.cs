using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Tests.Documents;

/// <summary>Word documents for tests.</summary>
internal static class WordFile
{
    /// <summary>A document with a paragraph for each line.</summary>
    public static byte[] Of(params IEnumerable<string> lines) => Make(lines.Select(line => Paragraph(line)));

    /// <summary>A document whose 一、 and 1. are counted by Word, the one directly, the other by a style.</summary>
    public static byte[] Numbered(string title, string programme, params IEnumerable<(string Task, string Text)> tasks) => Make(
        [
            Paragraph(title),
            Paragraph(programme, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })),
            .. tasks.SelectMany(task => new[] { Paragraph(task.Task, new ParagraphStyleId { Val = "Task" }), Paragraph(task.Text) }),
        ],
        main =>
        {
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(Level(0, "chineseCountingThousand", "%1、"), Level(1, "decimal", "%2.")) { AbstractNumberId = 7 },
                new NumberingInstance(new AbstractNumId { Val = 7 }) { NumberID = 1 });
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(
                new StyleName { Val = "Task" },
                new StyleParagraphProperties(new NumberingProperties(
                    new NumberingLevelReference { Val = 1 }, new NumberingId { Val = 1 })))
            {
                Type = StyleValues.Paragraph,
                StyleId = "Task",
            });
        });

    private static byte[] Make(IEnumerable<Paragraph> paragraphs, Action<MainDocumentPart>? more = null)
    {
        using var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(paragraphs));
            more?.Invoke(main);
        }

        return content.ToArray();
    }

    // Word cuts text into runs wherever it likes.
    private static Paragraph Paragraph(string text, params OpenXmlElement[] properties) => new(
        new ParagraphProperties(properties),
        new Run(new Text(text[..(text.Length / 2)]) { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new Text(text[(text.Length / 2)..]) { Space = SpaceProcessingModeValues.Preserve }));

    private static Level Level(int level, string format, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = new EnumValue<NumberFormatValues>(new NumberFormatValues(format)) },
        new LevelText { Val = text })
    {
        LevelIndex = level,
    };
}
