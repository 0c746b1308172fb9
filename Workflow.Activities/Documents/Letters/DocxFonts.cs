using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Workflow.Activities.Documents.Letters;

/// <summary>Tells word processors what to use where a typeface is not installed.</summary>
internal static class DocxFonts
{
    /// <summary>Adds the font table.</summary>
    public static void AddTo(MainDocumentPart main)
    {
        IReadOnlyList<string>[] families =
        [
            LetterRules.TitleFonts, LetterRules.TextFonts, LetterRules.SectionFonts, LetterRules.SubsectionFonts, LetterRules.PageFonts,
        ];
        main.AddNewPart<FontTablePart>().Fonts = new Fonts(families.DistinctBy(fonts => fonts[0]).Select(fonts => new Font(
            new AltName { Val = string.Join(',', fonts.Skip(1)) },
            new FontCharSet { Val = "86" },
            new FontFamily { Val = FontFamilyValues.Auto },
            new Pitch { Val = FontPitchValues.Variable })
        {
            Name = fonts[0],
        }));
    }
}
