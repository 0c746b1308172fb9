using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox;

/// <summary>What a service of the sandbox answers.</summary>
internal abstract record SandboxAnswer
{
    private SandboxAnswer()
    {
    }

    /// <summary>An answer.</summary>
    internal sealed record Given(JsonObject Body) : SandboxAnswer;

    /// <summary>No, as problem details.</summary>
    internal sealed record Refused(int Status, string Code, string Detail) : SandboxAnswer;

    /// <summary>Nobody or nothing of this kind is known.</summary>
    internal static SandboxAnswer Unknown(string detail) => new Refused(404, "not-found", detail);
}
