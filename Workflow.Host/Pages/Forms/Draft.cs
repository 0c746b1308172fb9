using System.Text.Json.Nodes;

namespace Workflow.Host.Pages.Forms;

/// <summary>An application being filled in.</summary>
/// <param name="Key">Idempotency key, given when the filling-in starts, so that sending twice makes one case.</param>
internal sealed record Draft(string Key)
{
    public string? Division { get; init; }

    public JsonObject Form { get; init; } = [];

    /// <summary>Keys of the pages answered so far.</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>The case it became; the browser's way back then leads there and not to a second application.</summary>
    public string? CaseNumber { get; init; }

    public Draft WithAnswered(string page) =>
        Answered.Contains(page) ? this : this with { Answered = [.. Answered, page] };
}
