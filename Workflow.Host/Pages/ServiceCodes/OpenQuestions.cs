using Workflow.Host.Pages.Forms;

namespace Workflow.Host.Pages.ServiceCodes;

/// <summary>What is left to ask where some answers are fixed.</summary>
internal static class OpenQuestions
{
    /// <summary>The topics without the fixed questions; groups and topics in which nothing is left are not there.</summary>
    /// <param name="pages">The topics.</param>
    /// <param name="fixedFields">JSON pointers of what is fixed.</param>
    public static IReadOnlyList<FormPage> Of(IReadOnlyList<FormPage> pages, IReadOnlyCollection<string> fixedFields) =>
    [
        .. pages
            .Select(page => page with { Fields = [.. Of(page.Fields, fixedFields)] })
            .Where(page => page.Fields.Count > 0),
    ];

    private static IEnumerable<FormField> Of(IEnumerable<FormField> fields, IReadOnlyCollection<string> fixedFields) =>
        from field in fields
        where !fixedFields.Contains(field.Path)
        let open = field.Kind == FieldKind.Group ? field with { Fields = [.. Of(field.Fields, fixedFields)] } : field
        where open.Kind != FieldKind.Group || open.Fields.Count > 0
        select open;
}
