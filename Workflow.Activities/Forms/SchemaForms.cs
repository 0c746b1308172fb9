using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Forms;

/// <inheritdoc cref="IForms"/>
internal sealed class SchemaForms(FormValidator validator, IVault vault) : IForms
{
    private const string PersonalWord = "x-personal";
    private const string PersonsWord = "x-persons";

    public IReadOnlyList<FieldError> Validate(JsonNode schema, JsonElement form) => validator.Validate(schema, form);

    public async Task<SealedForm> SealAsync(
        string tenant,
        JsonNode schema,
        JsonElement form,
        string fallbackSubject,
        CancellationToken cancellation)
    {
        var clear = JsonNode.Parse(form.GetRawText());
        var tree = new SchemaTree(schema);
        var numbers = schema[PersonsWord] as JsonObject ?? [];
        var roles = tree.Parts(clear).Select(part => RoleOf(part.Schemas)).OfType<string>()
            .Concat(numbers.Select(role => role.Key));
        var subjects = roles.Distinct(StringComparer.Ordinal).ToDictionary(
            role => role,
            role => SubjectOf(clear, numbers[role]?.ToString()) ?? fallbackSubject,
            StringComparer.Ordinal);

        var keys = await vault.KeysOfAsync(tenant, [.. subjects.Values.Distinct(StringComparer.Ordinal)], cancellation);
        var sealedTree = tree.Rewrite(clear, (schemas, value) =>
            RoleOf(schemas) is { } role ? keys.SealNode(subjects[role], Written(schemas, value)) : null);
        return new SealedForm(JsonSerializer.SerializeToElement(sealedTree), subjects);
    }

    public JsonNode Mask(JsonNode schema, JsonNode clearForm) =>
        new SchemaTree(schema).Rewrite(clearForm, (schemas, value) =>
            RoleOf(schemas) is null ? null : JsonValue.Create(Masking.Mask(KindOf(schemas), value)))!;

    // The check character of GB 11643 is a capital X; who types a small one means the same number.
    private static JsonNode? Written(IReadOnlyList<JsonObject> schemas, JsonNode? value) =>
        schemas.Word("format") == FormFormats.ResidentIdName && value is JsonValue one && one.TryGetValue<string>(out var number)
            ? JsonValue.Create(number.ToUpperInvariant())
            : value;

    /// <summary>Role of the person a value is about; files are always about somebody.</summary>
    internal static string? RoleOf(IReadOnlyList<JsonObject> schemas) =>
        schemas.Word(PersonalWord) ?? (FileRule.Of(schemas) is null ? null : FileRule.DefaultPerson);

    private static string KindOf(IReadOnlyList<JsonObject> schemas) =>
        schemas.Word("x-mask") ?? schemas.Word("format") switch
        {
            FormFormats.ResidentIdName => Masking.Id,
            FormFormats.MobileName => Masking.Phone,
            _ => Masking.Text,
        };

    private string? SubjectOf(JsonNode? form, string? pointer) =>
        pointer is not null
        && JsonPointer.Find(form, pointer) is JsonValue value
        && value.TryGetValue<string>(out var number)
        && !string.IsNullOrWhiteSpace(number)
            ? vault.SubjectOf(number.Trim().ToUpperInvariant())
            : null;
}
