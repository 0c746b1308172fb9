namespace Workflow.Host.Pages.Forms;

/// <summary>How a form is sent.</summary>
internal static class FormEncoding
{
    private const string Multipart = "multipart/form-data";

    /// <summary>As parts where a question takes files; else as browsers do without being told.</summary>
    public static string? Of(IEnumerable<FormField> fields) => fields.Any(field => field.TakesFiles) ? Multipart : null;
}
