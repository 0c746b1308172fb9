using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>婚姻登记: the parents of one family are married to each other, but for those who are not.</summary>
internal sealed class MarriageRegister : ISandboxService
{
    public string Code => "marriage-registry";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("firstIdNumber") is not { } first || call.FamilyOf("secondIdNumber") is not { } second)
        {
            return Task.FromResult(SandboxAnswer.Unknown("婚姻登记系统中没有其中一方。"));
        }

        var married = first.Seed == second.Seed && first.MarriedSince is not null
            && call.ParentOf("firstIdNumber") != call.ParentOf("secondIdNumber");
        var answer = new JsonObject { ["found"] = true, ["married"] = married };
        if (married && first.MarriedSince is { } since)
        {
            answer["since"] = SandboxCall.Text(since);
        }

        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(answer));
    }

    public void Contradict(JsonObject answer)
    {
        answer["married"] = false;
        answer.Remove("since");
    }
}
