using System.Text.Json;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Files;

/// <summary>What is known of a file beside its content: an upload that no form names yet, or a file that a case holds.</summary>
internal sealed record FileRow
{
    /// <summary>That of its content.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: an account's, see <see cref="Uploading.Uploads"/>, or a case's, by number.</summary>
    public required string Holder { get; init; }

    /// <summary>Its id, by which forms name it.</summary>
    public required string FileId { get; init; }

    /// <summary>Account that uploaded it.</summary>
    public required string By { get; init; }

    /// <summary>When it was uploaded, or taken over.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From when on an upload counts as gone; null once something holds it.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>File name.</summary>
    public required Personal<JsonElement> Name { get; init; }

    /// <summary>Media type, as its content says.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The question it answers, in the form's words; null for uploads.</summary>
    public string? Question { get; init; }

    /// <summary>The clerk's task whose form it came with; null when it came with an application.</summary>
    public string? Task { get; init; }

    /// <summary>What that task was called.</summary>
    public string? TaskName { get; init; }

    /// <summary>The file with its name; the name is empty when its person was forgotten.</summary>
    public FileReference Show(KeyRing keys) =>
        new(FileId, keys.Open(Name) is { ValueKind: JsonValueKind.String } name ? name.GetString()! : string.Empty, MediaType, Size, Sha256);
}
