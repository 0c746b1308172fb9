using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Drafts;
using Workflow.Activities.Forms;
using Workflow.Host.Pages.Forms;

namespace Workflow.Host.Pages.Citizen;

/// <summary>The way through an application: page after page, or by a list of tasks when it is long.</summary>
internal static class Journey
{
    private const int Long = 4;

    /// <summary>Whether a form has so many pages that it wants a list of tasks to come back to.</summary>
    public static bool IsLong(JsonNode form) => FormOutline.Pages(form).Count >= Long;

    /// <summary>Where filling in begins, and goes on another day.</summary>
    public static string Start(string scenario, JsonNode form) =>
        IsLong(form) ? Tasks(scenario) : $"/scenarios/{scenario}/apply/place";

    /// <summary>The list of tasks.</summary>
    public static string Tasks(string scenario) => $"/scenarios/{scenario}/tasks";

    /// <summary>How each page stands.</summary>
    /// <param name="pages">The form's pages.</param>
    /// <param name="draft">What is filled in.</param>
    /// <param name="wrong">Everything that is wrong with it as it stands.</param>
    public static IReadOnlyList<Section> Sections(
        IReadOnlyList<FormPage> pages, Draft draft, IReadOnlyList<FieldError> wrong) =>
        [.. pages.Select(page => new Section(page, StateOf(page, draft, wrong)))];

    /// <summary>
    /// The draft without answers that nothing calls for any more. A page is no longer answered where an answer that is
    /// changed elsewhere asks something else on it.
    /// </summary>
    public static Draft Settled(JsonNode form, Draft draft)
    {
        var kept = Applicability.WithoutUnasked(form, draft.Form);
        var gone = draft.Form.Select(answer => answer.Key).Where(name => !kept.ContainsKey(name)).ToList();
        var changed = FormOutline.Pages(form)
            .Where(page => page.Fields.Any(field => gone.Contains(field.Name)))
            .Select(page => page.Key);
        return draft with { Form = kept, Answered = [.. draft.Answered.Except(changed)] };
    }

    private static SectionState StateOf(FormPage page, Draft draft, IReadOnlyList<FieldError> wrong) =>
        !draft.Answered.Contains(page.Key) ? SectionState.Open
        : wrong.Any(error => page.Holds(error.Field)) ? SectionState.Wrong
        : SectionState.Done;
}

/// <summary>A page in the list of tasks.</summary>
internal sealed record Section(FormPage Page, SectionState State);

/// <summary>How a page stands.</summary>
public enum SectionState
{
    /// <summary>未填.</summary>
    Open,

    /// <summary>已填.</summary>
    Done,

    /// <summary>有问题.</summary>
    Wrong,
}
