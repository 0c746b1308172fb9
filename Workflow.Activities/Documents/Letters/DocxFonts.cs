using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>Tells word processors what to use where a typeface is not installed.</summary>
internal static class DocxFonts
{
    private static readonly IReadOnlyList<string>[] Families =
    [
        LetterRules.TitleFonts, LetterRules.TextFonts, LetterRules.SectionFonts, LetterRules.SubsectionFonts, LetterRules.PageFonts,
    ];

    /// <summary>Adds the font table.</summary>
    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<FontTablePart>().Fonts = new Fonts(Families.Select(fonts => new Font(
            new AltName { Val = string.Join(',', fonts.Skip(1)) },
            new FontCharSet { Val = "86" },
            new FontFamily { Val = FontFamilyValues.Auto },
            new Pitch { Val = FontPitchValues.Variable })
        {
            Name = fonts[0],
        }));
    }

    /// <summary>
    /// Names each typeface with its substitutes, as LibreOffice understands and others do not: it takes no notice of the
    /// font table.
    /// </summary>
    public static void List(OpenXmlElement root)
    {
        foreach (var fonts in root.Descendants<RunFonts>())
        {
            var names = string.Join(';', Families.First(family => family[0] == fonts.EastAsia!.Value));
            (fonts.Ascii, fonts.HighAnsi, fonts.EastAsia) = (names, names, names);
        }
    }
}
