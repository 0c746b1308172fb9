namespace Workflow.Host.Pages.FormDesign;

/// <summary>A question as the editor shows it.</summary>
/// <param name="Name">Name of its property.</param>
/// <param name="Title">The question.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="IsRequired">Whether an answer is needed.</param>
/// <param name="Hint">What helps to answer.</param>
/// <param name="Choices">Value and words of the choices.</param>
/// <param name="Least">Least number or shortest text; null for none.</param>
/// <param name="Most">Greatest number, longest text or most files; null for none.</param>
/// <param name="Person">Role of the person it is about, such as <c>mother</c>; null when it is not personal.</param>
/// <param name="Was">The name it had in the schema; null for a new one.</param>
public sealed record Question(
    string Name,
    string Title,
    QuestionKind Kind,
    bool IsRequired = false,
    string? Hint = null,
    IReadOnlyList<KeyValuePair<string, string>>? Choices = null,
    decimal? Least = null,
    decimal? Most = null,
    string? Person = null,
    string? Was = null);
