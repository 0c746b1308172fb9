using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Workflow.Host.Pages.FormDesign;

/// <summary>Questions as the editor's form posts them, and what its buttons do to them.</summary>
internal static class QuestionForm
{
    private const int Most = 200;

    public static IReadOnlyList<Question> Read(Func<string, StringValues> posted) =>
    [
        .. Enumerable.Range(0, Math.Clamp((int)(Number(posted, "question-count") ?? 0), 0, Most)).Select(at => Read(posted, at)),
    ];

    /// <summary>The questions after a button such as <c>question-up-2</c>.</summary>
    public static IReadOnlyList<Question> Apply(IReadOnlyList<Question> questions, string edit)
    {
        var words = edit.Split('-');
        var edited = questions.ToList();
        var at = words.Length == 3 && int.TryParse(words[2], CultureInfo.InvariantCulture, out var number) ? number : -1;
        switch (words)
        {
            case ["question", "add"]:
                edited.Add(new Question(Free(questions), string.Empty, QuestionKind.Text));
                break;
            case ["question", "remove", _] when at >= 0 && at < edited.Count:
                edited.RemoveAt(at);
                break;
            case ["question", "up", _] when at > 0 && at < edited.Count:
                (edited[at - 1], edited[at]) = (edited[at], edited[at - 1]);
                break;
            case ["question", "down", _] when at >= 0 && at + 1 < edited.Count:
                (edited[at + 1], edited[at]) = (edited[at], edited[at + 1]);
                break;
        }

        return edited;
    }

    /// <summary>Choices, one a line: <c>family=家庭户</c>.</summary>
    public static string Written(IReadOnlyList<KeyValuePair<string, string>>? choices) => string.Join(
        '\n', (choices ?? []).Select(choice => choice.Key == choice.Value ? choice.Key : $"{choice.Key}={choice.Value}"));

    private static Question Read(Func<string, StringValues> posted, int at)
    {
        string? Word(string what) => Text(posted, $"question-{at}-{what}") is { Length: > 0 } text ? text : null;
        return new Question(
            Word("name") ?? string.Empty,
            Word("title") ?? string.Empty,
            Enum.TryParse<QuestionKind>(Word("kind"), out var kind) && Enum.IsDefined(kind) ? kind : QuestionKind.Text,
            Word("required") is not null,
            Word("hint"),
            Choices(Word("choices")),
            Number(posted, $"question-{at}-least"),
            Number(posted, $"question-{at}-most"),
            Word("person"),
            Word("was"));
    }

    private static List<KeyValuePair<string, string>> Choices(string? written) =>
    [
        .. (written ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(['=', '＝'], 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair[0].Length > 0)
            .Select(pair => KeyValuePair.Create(pair[0], pair[^1]))
            .DistinctBy(choice => choice.Key),
    ];

    private static string Free(IReadOnlyList<Question> questions) => Enumerable.Range(1, int.MaxValue)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"field{number}"))
        .First(name => questions.All(question => question.Name != name));

    private static decimal? Number(Func<string, StringValues> posted, string field) =>
        decimal.TryParse(Text(posted, field), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(Func<string, StringValues> posted, string field) => posted(field).ToString().Trim();
}
