using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Files.Claiming;

/// <summary>An upload that a form names.</summary>
/// <param name="Row">The upload.</param>
/// <param name="Role">Role of the person whose key is to seal it.</param>
/// <param name="Question">The question it answers.</param>
internal sealed record ClaimedFile(FileRow Row, string Role, string Question);

/// <summary>A form whose files were looked up.</summary>
/// <param name="Form">The form, with all that is known of each file.</param>
/// <param name="Claimed">The uploads that it names.</param>
/// <param name="Faults">Files that cannot be taken.</param>
internal sealed record ClaimedForm(JsonElement Form, IReadOnlyList<ClaimedFile> Claimed, IReadOnlyList<FieldError> Faults)
{
    /// <summary>Itself, when every file can be taken.</summary>
    /// <param name="within">Pointer to the form in the request, before the pointers of faults.</param>
    /// <exception cref="RefusalException">Names the files that cannot.</exception>
    public ClaimedForm Require(string within = "") => Faults.Count == 0 ? this : throw Refusals.Invalid(
        "form.invalid", $"有 {Faults.Count} 处需要修改。", [.. Faults.Select(fault => fault with { Field = within + fault.Field })]);
}

/// <summary>A file as its new holder keeps it.</summary>
/// <param name="From">The upload.</param>
/// <param name="Name">Its name, sealed anew.</param>
/// <param name="Content">Its content, sealed anew.</param>
internal sealed record ResealedFile(ClaimedFile From, Personal<JsonElement> Name, Personal<JsonElement> Content);
