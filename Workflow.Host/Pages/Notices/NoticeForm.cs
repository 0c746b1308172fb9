using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Notices.Workflows;

namespace Workflow.Host.Pages.Notices;

/// <summary>A draft as its page's form holds it: one paragraph, one attachment a line.</summary>
internal static class NoticeForm
{
    /// <summary>A form to begin with.</summary>
    public static NoticeDraft Blank(NoticeTemplateView template) => new(
        template.Code, new NoticeMatter("matter", string.Empty, string.Empty), string.Empty, string.Empty, null, string.Empty,
        template.Title, template.Body);

    /// <summary>The form of a notice that is being written.</summary>
    public static NoticeDraft Of(NoticeView view) => new(
        view.Words.Template, view.Matter, view.Requirement, view.Unit, view.Deadline, view.Basis, view.Words.Title, view.Words.Body,
        [.. view.CopiedTo.Select(unit => unit.Code)], view.Person, view.Attachments, view.Words.Values);

    /// <summary>Reads the posted form; whatever is written in it is kept.</summary>
    public static NoticeDraft Read(IFormCollection form, IReadOnlyList<string> ownNames)
    {
        return new NoticeDraft(
            Text("template"),
            new NoticeMatter(Text("matter-kind"), Text("matter-id"), Text("matter-text")),
            Text("requirement"),
            Text("unit"),
            DayText.Read(Text("deadline")),
            Text("basis"),
            Text("title"),
            Split(Text("body")),
            [.. form["copiedTo"].OfType<string>()],
            Text("person"),
            Split(Text("attachments")),
            ownNames.ToDictionary(name => name, name => Text($"value-{name}"), StringComparer.Ordinal));

        string Text(string name) => form[name].ToString().Trim();
    }

    /// <summary>Texts, one a line.</summary>
    public static string Lines(IReadOnlyList<string>? texts) => string.Join('\n', texts ?? []);

    /// <summary>The id of the field that a pointer stands for; null when it has none.</summary>
    public static string? IdOf(string pointer) => pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["matter", var part] => $"matter-{part}",
        ["values", var name] => $"value-{name}",
        ["copiedTo", ..] => null,
        [var name, ..] => name,
        _ => null,
    };

    private static string[] Split(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
