using System.Text.Json.Nodes;

namespace Workflow.Activities.Drafts;

/// <summary>An application being filled in (未提交的申请).</summary>
/// <param name="Key">Idempotency key, given when the filling-in starts, so that filing twice makes one case.</param>
public sealed record Draft(string Key)
{
    /// <summary>Division applied in; null before it is chosen.</summary>
    public string? Division { get; init; }

    /// <summary>The form as far as it is filled in; nothing in it has been checked.</summary>
    public JsonObject Form { get; init; } = [];

    /// <summary>Keys of the pages answered so far.</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>The case it became; a browser's way back then leads there and not to a second application.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The draft with a page marked as answered.</summary>
    public Draft WithAnswered(string page) =>
        Answered.Contains(page) ? this : this with { Answered = [.. Answered, page] };
}
