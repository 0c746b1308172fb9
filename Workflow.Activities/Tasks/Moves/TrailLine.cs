using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Moves;

/// <summary>办理经过: one move on a task, as its stream keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="Move">One of <see cref="TaskMove"/>.</param>
/// <param name="By">Who.</param>
/// <param name="For">For whom, where a deputy acted.</param>
/// <param name="To">To whom; empty where there is nobody.</param>
/// <param name="Words">Reason, opinion or comment.</param>
/// <param name="Says"><c>all</c> or <c>any</c> of added signers; <c>agrees</c> or <c>objects</c> of a signature.</param>
internal sealed record TrailLine(
    DateTimeOffset At, string Move, string By, string? For, IReadOnlyList<string> To, Remark? Words, string? Says = null);

/// <summary>One move on a task, for whoever may read it.</summary>
/// <param name="At">When.</param>
/// <param name="Move">One of <see cref="TaskMove"/>.</param>
/// <param name="By">Who.</param>
/// <param name="For">For whom, where a deputy acted (代).</param>
/// <param name="To">To whom; empty where there is nobody.</param>
/// <param name="Words">Reason, opinion or comment; null where nothing was written or its person was erased.</param>
/// <param name="Says"><c>all</c> or <c>any</c> of added signers; <c>agrees</c> or <c>objects</c> of a signature.</param>
public sealed record TrailEntry(
    DateTimeOffset At, string Move, string By, string? For, IReadOnlyList<string> To, JsonNode? Words, string? Says);
