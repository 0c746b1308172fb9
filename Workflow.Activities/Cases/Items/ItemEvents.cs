using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Items;

/// <summary>The linked case of one agency was opened.</summary>
internal sealed record ItemOpened(
    string ItemNumber,
    string CaseNumber,
    string Scenario,
    string Division,
    string Code,
    string Name,
    string Organisation,
    int PromisedDays,
    int StatutoryDays,
    DateTimeOffset DueAt,
    DateTimeOffset StatutoryDueAt);

/// <summary>The clock was started again (补正) or moved on (特别程序).</summary>
internal sealed record ItemDueMoved(DateTimeOffset DueAt, DateTimeOffset StatutoryDueAt);

/// <summary>It was decided.</summary>
internal sealed record ItemClosed(string Result, Remark? Reason, IReadOnlyList<ItemOutcome> Outcomes);

/// <summary>办理结果, such as a certificate's number. Always sealed: it points to a person.</summary>
internal sealed record ItemOutcome(string Name, string Label, Personal<JsonElement> Value);
