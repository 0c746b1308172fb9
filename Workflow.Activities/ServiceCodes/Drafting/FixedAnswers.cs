using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Forms;
using Workflow.Activities.Prefilling;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>Puts into a form who applies, whatever was typed there.</summary>
internal static class FixedAnswers
{
    /// <summary>Fixes them in the form, and says which they are.</summary>
    /// <param name="scenario">What is applied for.</param>
    /// <param name="form">The form; changed.</param>
    /// <param name="holder">Whoever showed the code.</param>
    /// <param name="company">The company that applies; null when none does, or none is chosen yet.</param>
    public static IReadOnlyList<FixedAnswer> Put(Scenario scenario, JsonObject form, AccountHolder holder, RepresentedCompany? company)
    {
        var number = CounterApplicants.PersonIn(scenario);
        (FixedAnswer Answer, string? Value)[] answers =
        [
            (new FixedAnswer(NameBeside(number), holder.Name), holder.Name),
            (new FixedAnswer(number, Masking.Mask(Masking.Id, holder.IdNumber)), holder.IdNumber),
            .. OfCompany(scenario, company),
        ];
        var schema = new SchemaTree(scenario.Form);
        var asked = answers.Where(each => schema.Declares(each.Answer.Field)).ToList();
        foreach (var (answer, value) in asked)
        {
            if (value is not null)
            {
                PrefillForm.Put(form, answer.Field, JsonValue.Create(value));
            }
            else if (JsonPointer.Find(form, JsonPointer.Parent(answer.Field)) is JsonObject parent)
            {
                parent.Remove(JsonPointer.LastName(answer.Field));
            }
        }

        return [.. asked.Select(each => each.Answer)];
    }

    private static IEnumerable<(FixedAnswer Answer, string? Value)> OfCompany(Scenario scenario, RepresentedCompany? company) =>
        scenario.Company is not { } where ? [] :
        [
            (new FixedAnswer(NameBeside(where.Code), company?.Name, IsCompanys: true), company?.Name),
            (new FixedAnswer(where.Code, company?.Code, IsCompanys: true), company?.Code),
        ];

    // As Scenario.ApplicantName says: the name stands beside the number.
    private static string NameBeside(string number) => JsonPointer.Beside(number, "name");
}
