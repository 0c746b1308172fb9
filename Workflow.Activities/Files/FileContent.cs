using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Files;

/// <summary>The content of a file that was handed in, sealed: it may name somebody. It never changes.</summary>
internal sealed record FileContent
{
    /// <summary>Whose it is, and its id there.</summary>
    public required string Id { get; init; }

    /// <summary>The content in Base64.</summary>
    public required Personal<JsonElement> Content { get; init; }

    /// <summary>The id of a row.</summary>
    /// <param name="holder">Whose the file is: an assignment, a case, an account.</param>
    /// <param name="id">Its id there.</param>
    public static string IdOf(string holder, string id) => $"{holder}/{id}";
}
