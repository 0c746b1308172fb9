namespace Workflow.Activities.Assignments.Evidence;

/// <summary>佐证材料 as it is handed in.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">Content.</param>
public sealed record EvidenceFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>How much can be handed in.</summary>
public static class EvidenceLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most files with one feedback.</summary>
    public const int MostFiles = 5;

    /// <summary>Largest sum of the files of one feedback, in bytes.</summary>
    public const int LargestSum = 20 * 1024 * 1024;

    /// <summary>Endings of the files that are taken.</summary>
    public static IReadOnlyList<string> Endings => EvidenceType.Endings;
}

/// <summary>The content of a file that was handed in, sealed: it may name somebody. It never changes.</summary>
internal sealed record EvidenceRow
{
    /// <summary>Id of the assignment and of the file in it.</summary>
    public required string Id { get; init; }

    /// <summary>The content in Base64.</summary>
    public required Engine.Privacy.Personal<System.Text.Json.JsonElement> Content { get; init; }

    public static string IdOf(string assignmentId, string evidenceId) => $"{assignmentId}/{evidenceId}";
}
