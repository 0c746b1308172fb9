using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Dispatch;

/// <summary>A row and, for an effect that was performed, the stimulus its outcome turned into.</summary>
internal sealed record Delivery(WorkRow Row, Stimulus? Outcome)
{
    /// <summary>The stimulus for the row's instance.</summary>
    public Stimulus Stimulus => Outcome ?? Row.Payload.Deserialize<Stimulus>(EngineJson.Options)!;
}
