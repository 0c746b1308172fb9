using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Templates;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Notices.Drafting;

/// <summary>Turns what a drafter gives into what a notice holds: checked whole, then the person sealed.</summary>
internal sealed class NoticeWriter(NoticeTemplates templates, IOrganisations organisations, IVault vault)
{
    /// <summary>The subject under whose key the free words of a notice are sealed.</summary>
    public string SubjectOf(string noticeId) => vault.SubjectOf($"notice:{noticeId}");

    /// <exception cref="RefusalException">Lists every field to put right.</exception>
    public async Task<(NoticeTemplate Template, NoticeContent Content)> WriteAsync(
        string tenant, string noticeId, NoticeDraft draft, CancellationToken cancellation)
    {
        var template = templates.Require(draft.Template);
        var copies = (draft.CopiedTo ?? []).Where(code => code.Trim().Length > 0).Select(code => code.Trim()).Distinct().ToList();
        var unit = Find(tenant, draft.Unit);
        var faults = DraftCheck.Faults(draft, template, unit is not null)
            .Concat(copies.Where(code => organisations.Find(code) is null)
                .Select(code => new FieldError("/copiedTo", $"没有代码为“{code}”的单位。")))
            .ToList();
        if (faults.Count > 0)
        {
            throw Refusals.Invalid("notice.invalid", $"有 {faults.Count} 处需要修改。", faults);
        }

        var person = draft.SealedPerson
            ?? await vault.SealAsync(tenant, SubjectOf(noticeId), draft.Person, cancellation);
        return (template, new NoticeContent(
            (draft.Title ?? template.Title).Trim(),
            Trimmed(draft.Body ?? template.Body),
            new NoticeMatter(draft.Matter.Kind.Trim(), draft.Matter.Id.Trim(), draft.Matter.Text.Trim()),
            draft.Requirement.Trim(),
            unit!.Code,
            [.. copies.Where(code => code != unit.Code)],
            person,
            draft.Deadline!.Value,
            draft.Basis.Trim(),
            Trimmed(draft.Attachments ?? []),
            draft.Values ?? new Dictionary<string, string>()));
    }

    private Organisation? Find(string tenant, string given) => given.Trim() is { Length: > 0 } code
        ? organisations.Find(code) ?? organisations.All.FirstOrDefault(each => each.Division == Tenants.HomeOf(tenant) && each.Role == code)
        : null;

    private static IReadOnlyList<string> Trimmed(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];
}
