using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.WordText;

/// <summary>
/// The text of a Word document (docx), a line per paragraph, with the numbers that Word counts by itself written out. The
/// body is read as a stream: no depth of nesting is too deep.
/// </summary>
internal static class WordLines
{
    /// <summary>The part every Word document has.</summary>
    public const string MainPart = "word/document.xml";

    /// <summary>The document's lines.</summary>
    /// <exception cref="DocumentRefusedException">It cannot be opened.</exception>
    public static IReadOnlyList<string> Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = WordprocessingDocument.Open(OfficePackage.AsStream(content), isEditable: false);
            return document.MainDocumentPart is { } main ? Read(main) : throw OfficePackage.Damaged();
        }
        catch (Exception damage) when (damage is OpenXmlPackageException or XmlException or InvalidDataException
            or FormatException or InvalidOperationException or ArgumentException or IOException or KeyNotFoundException)
        {
            throw OfficePackage.Damaged();
        }
    }

    private static List<string> Read(MainDocumentPart main)
    {
        var lines = new List<string>();
        var numbering = WordNumbering.Of(main);
        var open = new Stack<Line>();
        using var reader = OpenXmlReader.Create(main);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Paragraph))
            {
                if (reader.IsStartElement)
                {
                    open.Push(new Line());
                }

                if (reader.IsEndElement && open.TryPop(out var line))
                {
                    lines.AddRange(line.Written(numbering).Split('\n'));
                }
            }
            else if (reader.IsStartElement && open.TryPeek(out var line))
            {
                Take(reader, line);
            }
        }

        return lines;
    }

    private static void Take(OpenXmlReader reader, Line line)
    {
        var type = reader.ElementType;
        if (type == typeof(Text))
        {
            line.Text.Append(reader.GetText());
        }
        else if (type == typeof(TabChar))
        {
            line.Text.Append('\t');
        }
        else if (type == typeof(Break) || type == typeof(CarriageReturn))
        {
            line.Text.Append('\n');
        }
        else if (type == typeof(ParagraphStyleId))
        {
            line.Style = Value(reader);
        }
        else if (type == typeof(NumberingId))
        {
            line.Number = Value(reader);
        }
        else if (type == typeof(NumberingLevelReference))
        {
            line.Level = Value(reader);
        }
    }

    private static string? Value(OpenXmlReader reader) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "val").Value;

    private sealed class Line
    {
        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public string? Number { get; set; }

        public string? Level { get; set; }

        public string Written(WordNumbering numbering) => numbering.Next(Style, Number, Level) + Text;
    }
}
