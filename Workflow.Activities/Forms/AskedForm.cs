using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>The form of a task or step: which an activity's inputs name, and what somebody filled in.</summary>
internal static class AskedForm
{
    /// <summary>Reads the inputs <c>form</c>, a stored form's code or a JSON Schema, and <c>example</c>.</summary>
    /// <param name="library">The stored forms.</param>
    /// <param name="arguments">The inputs.</param>
    /// <param name="unknown">Code of the refusal when there is no such form.</param>
    public static (JsonElement Schema, JsonElement Example) Read(IFormLibrary library, Arguments arguments, string unknown)
    {
        var given = arguments.Raw("example");
        var nothing = JsonSerializer.SerializeToElement(new JsonObject());
        if (arguments.Text("form") is { } code)
        {
            var form = library.Find(code) ?? throw Refusals.Invalid(unknown, $"definitions/forms 中没有表单“{code}”。");
            return (
                JsonSerializer.SerializeToElement(form.Schema),
                IsObject(given) ? given : JsonSerializer.SerializeToElement(form.Example));
        }

        return (IsObject(arguments.Raw("form")) ? arguments.Raw("form") : nothing, IsObject(given) ? given : nothing);
    }

    /// <summary>Checks what was filled in and seals it.</summary>
    /// <param name="forms">Checks and seals.</param>
    /// <param name="tenant">Whose keys.</param>
    /// <param name="subject">Whose key takes values about persons who have no identity number yet.</param>
    /// <param name="schema">JSON Schema; empty when nothing is asked.</param>
    /// <param name="form">What was filled in; null when nothing was.</param>
    /// <param name="isNeeded">Whether it has to be filled in.</param>
    /// <param name="within">Pointer to the form in the request, before the pointers of faults.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RefusalException">Names every fault.</exception>
    public static async Task<JsonElement> SealFilledAsync(
        this IForms forms,
        string tenant,
        string subject,
        JsonNode schema,
        JsonElement? form,
        bool isNeeded,
        string within,
        CancellationToken cancellation)
    {
        if (form is not { ValueKind: JsonValueKind.Object } filled || schema is JsonObject { Count: 0 })
        {
            filled = JsonSerializer.SerializeToElement(new JsonObject());
        }

        // Who refuses has nothing to fill in; what is filled in all the same is checked.
        if ((isNeeded || filled.EnumerateObject().Any()) && forms.Validate(schema, filled) is { Count: > 0 } faults)
        {
            throw Refusals.Invalid(
                "form.invalid", $"有 {faults.Count} 处需要修改。", [.. faults.Select(fault => fault with { Field = within + fault.Field })]);
        }

        return (await forms.SealAsync(tenant, schema, filled, subject, cancellation)).Tree;
    }

    private static bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object;
}
