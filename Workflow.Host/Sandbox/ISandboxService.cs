using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox;

/// <summary>One outside system.</summary>
internal interface ISandboxService
{
    /// <summary>Code of the data service.</summary>
    string Code { get; }

    /// <summary>Whether a call changes something, so that it must happen once per key.</summary>
    bool HasEffect { get; }

    /// <summary>Answers a call; with an effect only the first of a key comes here.</summary>
    Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation);

    /// <summary>Makes a true answer contradict what was asked.</summary>
    void Contradict(JsonObject answer);
}
