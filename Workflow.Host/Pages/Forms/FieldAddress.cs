namespace Workflow.Host.Pages.Forms;

/// <summary>Where on the page a field is put right.</summary>
internal static class FieldAddress
{
    /// <summary>A link to the field, to the group it lies in, or null when these questions do not hold it.</summary>
    public static string? On(IReadOnlyList<FormField> fields, string pointer)
    {
        var holder = fields.FirstOrDefault(field => field.Holds(pointer));
        return holder is null ? null : On(holder.Fields, pointer) ?? "#" + Target(holder);
    }

    // A group of boxes is no control itself: the first box takes the focus.
    private static string Target(FormField field) =>
        field.Kind == FieldKind.Choices || (field.Kind == FieldKind.Choice && field.AsRadios)
            ? field.Id + "-0"
            : field.Id;
}
