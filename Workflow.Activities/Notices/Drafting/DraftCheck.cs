using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Notices.Templates;

namespace Workflow.Activities.Notices.Drafting;

/// <summary>Finds everything that is wrong with a draft, so that it is told once.</summary>
internal static class DraftCheck
{
    private const int LongestLine = 200;
    private const int LongestText = 2000;
    private const int MostParagraphs = 60;
    private const int MostNames = 100;

    public static IReadOnlyList<FieldError> Faults(NoticeDraft draft, NoticeTemplate template, bool isUnitKnown)
    {
        var texts = new List<(string Field, string Label, string? Text, int Longest, bool IsRequired)>
        {
            ("/matter/text", "事项", draft.Matter.Text, LongestLine, true),
            ("/matter/kind", "事项类别", draft.Matter.Kind, LongestLine, true),
            ("/matter/id", "事项编号", draft.Matter.Id, LongestLine, true),
            ("/requirement", "要求", draft.Requirement, LongestText, true),
            ("/basis", "依据", draft.Basis, LongestLine, true),
            ("/person", "责任人", draft.Person, LongestLine, false),
            ("/title", "标题", draft.Title ?? template.Title, LongestLine, true),
        };
        texts.AddRange(Many("/body", "正文", draft.Body, LongestText));
        texts.AddRange(Many("/attachments", "附件", draft.Attachments, LongestLine));
        texts.AddRange((draft.Values ?? new Dictionary<string, string>())
            .Select(value => ($"/values/{value.Key}", value.Key, (string?)value.Value, LongestText, false)));
        return
        [
            .. texts.Select(Fault).OfType<FieldError>(),
            .. Missing(draft, template),
            .. FieldError.When(!isUnitKnown, "/unit", "请选择责任单位。"),
            .. FieldError.When(draft.Deadline is null, "/deadline", "请填写时限，例如 2026-12-31。"),
            .. FieldError.When(draft.Body is { } body && !body.Any(HasText), "/body", "请填写正文。"),
            .. FieldError.When(draft.Body?.Count > MostParagraphs, "/body", $"正文请不超过 {MostParagraphs} 段。"),
            .. FieldError.When(draft.CopiedTo?.Count > MostNames || draft.Attachments?.Count > MostNames, "/copiedTo", $"抄送、附件请各不超过 {MostNames} 个。"),
        ];
    }

    private static IEnumerable<(string, string, string?, int, bool)> Many(
        string field, string label, IReadOnlyList<string>? texts, int longest) =>
        (texts ?? []).Select((text, at) => ($"{field}/{at}", $"{label}第 {at + 1} 项", (string?)text, longest, false));

    private static FieldError? Fault((string Field, string Label, string? Text, int Longest, bool IsRequired) given) => given switch
    {
        { IsRequired: true, Text: var text } when !HasText(text) => new FieldError(given.Field, $"请填写{given.Label}。"),
        { Text.Length: var length } when length > given.Longest =>
            new FieldError(given.Field, $"{given.Label}过长，请不超过 {given.Longest} 个字。"),
        { Text: { } text } when StorableCheck.Problem(text) is { } problem => new FieldError(given.Field, problem),
        _ => null,
    };

    private static IEnumerable<FieldError> Missing(NoticeDraft draft, NoticeTemplate template)
    {
        var known = NoticeWording.Names.Concat((draft.Values ?? new Dictionary<string, string>()).Keys);
        var used = NoticeWording.NamesIn([draft.Title ?? template.Title, .. draft.Body ?? template.Body]);
        return used.Except(known).Select(name => new FieldError(
            $"/values/{name}", $"正文用到了“{name}”，请填写它的内容，或把 {{{{{name}}}}} 从正文中删去。"));
    }

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
