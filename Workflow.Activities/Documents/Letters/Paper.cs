namespace Workflow.Activities.Documents.Letters;

/// <summary>A report on paper: title, text in sections, who made it and when. It carries no red head and is sent to nobody.</summary>
/// <param name="Title">标题.</param>
/// <param name="Lines">正文.</param>
/// <param name="Signature">署名.</param>
/// <param name="Date">日期; null while it is a draft.</param>
/// <param name="Mark">What has to be seen at once, such as 汇总稿; null when nothing has.</param>
public sealed record Paper(
    string Title, IReadOnlyList<PaperLine> Lines, string Signature, DateOnly? Date, string? Mark = null);

/// <summary>A paragraph of a paper.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Level">What it is.</param>
public sealed record PaperLine(string Text, PaperLevel Level = PaperLevel.Text);

/// <summary>What a paragraph of a paper is; the levels of GB/T 9704-2012, 7.3.3.</summary>
public enum PaperLevel
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>一、.</summary>
    Section,

    /// <summary>（一）.</summary>
    Subsection,

    /// <summary>1.</summary>
    Point,
}
