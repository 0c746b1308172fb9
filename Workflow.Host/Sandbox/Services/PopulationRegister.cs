using System.Text.Json.Nodes;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>人口库: knows the parents and the grandfather of every example family.</summary>
internal sealed class PopulationRegister : ISandboxService
{
    public string Code => "population-person";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.PersonOf("idNumber") is not { } person || ExamplePeople.FamilyOf(person.Id) is not { } family)
        {
            return Task.FromResult(SandboxAnswer.Unknown("人口库中没有该身份证号。"));
        }

        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(new JsonObject
        {
            ["found"] = true,
            ["matches"] = person.Name == call.Of("name"),
            ["sex"] = person.Id.Sex == Sex.Male ? "male" : "female",
            ["birthDate"] = SandboxCall.Text(person.Id.BirthDate),
            ["householdAddress"] = family.HomeAddress,
        }));
    }

    public void Contradict(JsonObject answer) => answer["matches"] = false;
}
