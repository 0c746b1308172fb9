using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>
/// Forms described by JSON Schema. Beside the standard words a schema marks personal fields: <c>x-personal</c> on a
/// property gives the role of the person it is about (<c>mother</c>, <c>child</c> …), and <c>x-persons</c> at the root
/// gives for each role the JSON pointer of the identity number that tells who that is.
/// </summary>
public interface IForms
{
    /// <summary>Every field that has to be put right: schema, identity numbers, text that cannot be stored (U+0000, lone surrogates).</summary>
    IReadOnlyList<FieldError> Validate(JsonNode schema, JsonElement form);

    /// <summary>Replaces every personal value by its sealed form.</summary>
    /// <param name="tenant">Whose keys.</param>
    /// <param name="schema">The form's schema.</param>
    /// <param name="form">The form in clear.</param>
    /// <param name="fallbackSubject">Whose key takes values about persons who have no identity number yet.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<SealedForm> SealAsync(
        string tenant,
        JsonNode schema,
        JsonElement form,
        string fallbackSubject,
        CancellationToken cancellation);

    /// <summary>The form with personal values shortened for people who need not know them: <c>张*</c>, <c>3201**********123X</c>.</summary>
    JsonNode Mask(JsonNode schema, JsonNode clearForm);
}

/// <summary>A form as it may be stored.</summary>
/// <param name="Tree">The form with sealed leaves.</param>
/// <param name="Subjects">Role in the schema to pseudonym.</param>
public sealed record SealedForm(JsonElement Tree, IReadOnlyDictionary<string, string> Subjects);
