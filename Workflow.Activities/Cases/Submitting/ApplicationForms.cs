using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>Takes in the form of an application: checked whole, then sealed.</summary>
internal sealed class ApplicationForms(IScenarios scenarios, IForms forms, IVault vault)
{
    public Scenario Require(string code) => scenarios.Find(code) ?? throw Refusals.Conflict(
        "scenario.unknown", "该主题已停办，请联系政务服务热线 12345。");

    /// <summary>Every field to put right.</summary>
    public IReadOnlyList<FieldError> Faults(Scenario scenario, JsonElement form) => forms.Validate(scenario.Form, form);

    /// <summary>Whether it is a whole form rather than some fields of one.</summary>
    public bool IsWhole(Scenario scenario, JsonElement form) => Faults(scenario, form).Count == 0;

    /// <summary>A field's pointer as the form declares it; blank, for the form as a whole, when it declares none such.</summary>
    public string Declared(string scenario, string? pointer) =>
        pointer is not null && new SchemaTree(Require(scenario).Form).Declares(pointer) ? pointer : string.Empty;

    /// <summary>Checks a form and seals it.</summary>
    /// <exception cref="RefusalException">Lists every field to put right.</exception>
    public async Task<ReceivedForm> ReceiveAsync(
        string tenant,
        Scenario scenario,
        ClaimedForm form,
        string filer,
        CancellationToken cancellation)
    {
        IReadOnlyList<FieldError> errors = [.. Faults(scenario, form.Form), .. form.Faults];
        if (errors.Count > 0)
        {
            throw Invalid(errors);
        }

        return await SealAsync(tenant, scenario, form.Form, filer, cancellation);
    }

    /// <summary>Seals a form already found to hold no fault.</summary>
    public async Task<ReceivedForm> SealAsync(
        string tenant,
        Scenario scenario,
        JsonElement form,
        string filer,
        CancellationToken cancellation)
    {
        var clear = JsonNode.Parse(form.GetRawText());
        var identity = Text(clear, scenario.ApplicantId)?.ToUpperInvariant();
        var applicant = vault.SubjectOf(identity ?? $"account:{filer}");
        var sealedForm = await forms.SealAsync(tenant, scenario.Form, form, applicant, cancellation);
        string[] same = [.. Same(scenario, clear).Select(vault.LookupHash)];
        return new ReceivedForm(
            sealedForm.Tree,
            applicant,
            [.. new[] { identity, Text(clear, scenario.ApplicantPhone) }.OfType<string>().Select(vault.LookupHash), .. same],
            same,
            sealedForm.Subjects);
    }

    /// <summary>What two applications about the same thing have in common, for each thing this one is about; none where the scenario cannot tell.</summary>
    private static IEnumerable<string> Same(Scenario scenario, JsonNode? clear) =>
        from pointers in scenario.SameWhen
        let answers = pointers.Select(pointer => Text(clear, pointer)).ToList()
        where answers.Count > 0 && answers.All(answer => answer is not null)
        select $"same:{scenario.Code}:{string.Join('\n', answers).ToUpperInvariant()}";

    private static string? Text(JsonNode? form, string pointer) =>
        JsonPointer.Find(form, pointer) is JsonValue value && value.TryGetValue<string>(out var text)
        && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public static RefusalException Invalid(IReadOnlyList<FieldError> errors) =>
        Refusals.Invalid("form.invalid", $"有 {errors.Count} 处需要修改。", errors);
}

/// <summary>A form as it may be stored.</summary>
/// <param name="Tree">Sealed.</param>
/// <param name="Applicant">Pseudonym of the applicant.</param>
/// <param name="Lookups">Hashes to find the case by.</param>
/// <param name="Same">Those of them which applications about the same things have too; none where nothing tells.</param>
/// <param name="Subjects">Role in the schema to pseudonym.</param>
internal sealed record ReceivedForm(
    JsonElement Tree,
    string Applicant,
    IReadOnlyList<string> Lookups,
    IReadOnlyList<string> Same,
    IReadOnlyDictionary<string, string> Subjects)
{
    /// <summary>Pseudonym of the person in a role; the applicant where the form names nobody.</summary>
    public string SubjectOf(string role) => Subjects.GetValueOrDefault(role, Applicant);
}
