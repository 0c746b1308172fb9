using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.FormDesign;

/// <summary>The words of JSON Schema that each kind of question stands for.</summary>
internal static class QuestionWords
{
    public static void Write(JsonObject property, Question question)
    {
        property["type"] = question.Kind switch
        {
            QuestionKind.Number => "number",
            QuestionKind.Whole => "integer",
            QuestionKind.Tick => "boolean",
            QuestionKind.Choices or QuestionKind.Files => "array",
            _ => "string",
        };
        if (FormatOf(question.Kind) is { } format)
        {
            property["format"] = format;
        }

        switch (question.Kind)
        {
            case QuestionKind.Choice:
                Choices(property, question);
                break;
            case QuestionKind.Choices:
                var items = property["items"] as JsonObject ?? [];
                items["type"] = "string";
                Choices(items, question);
                property["items"] = items;
                property["uniqueItems"] = true;
                break;
            case QuestionKind.Files:
                var rule = property[FileRule.Word] as JsonObject ?? new JsonObject { ["accept"] = new JsonArray("image/jpeg", "image/png", "application/pdf") };
                Questions.Set(rule, "most", Length(question.Most));
                property[FileRule.Word] = rule;
                break;
            case QuestionKind.Number or QuestionKind.Whole:
                Questions.Set(property, "minimum", question.Least);
                Questions.Set(property, "maximum", question.Most);
                break;
            case QuestionKind.Text or QuestionKind.Multiline:
                Questions.Set(property, "x-multiline", question.Kind == QuestionKind.Multiline ? true : null);
                Questions.Set(property, "minLength", Length(question.Least) ?? (question.IsRequired ? 1 : null));
                Questions.Set(property, "maxLength", Length(question.Most));
                break;
        }
    }

    private static string? FormatOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Date => "date",
        QuestionKind.ResidentId => "resident-id",
        QuestionKind.Mobile => "cn-mobile",
        _ => null,
    };

    private static void Choices(JsonObject property, Question question)
    {
        var choices = question.Choices ?? [];
        property["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode?)choice.Key)]);
        property["x-enum-labels"] = new JsonObject(choices.Select(choice => KeyValuePair.Create(choice.Key, (JsonNode?)choice.Value)));
    }

    private static int? Length(decimal? number) => number is >= 0 and < int.MaxValue ? (int)number : null;
}
