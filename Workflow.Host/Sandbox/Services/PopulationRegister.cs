using System.Text.Json.Nodes;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>人口库: knows the parents of every example family.</summary>
internal sealed class PopulationRegister : ISandboxService
{
    public string Code => "population-person";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("idNumber") is not { } family || call.ParentOf("idNumber") is not { } person)
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
