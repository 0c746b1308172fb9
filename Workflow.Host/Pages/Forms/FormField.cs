using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.Forms;

/// <summary>A question of a form.</summary>
/// <param name="Path">JSON path in the form; also the name under which it is posted.</param>
/// <param name="Title">The question in the user's words.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="Required">Whether the form asks for it.</param>
public sealed record FormField(string Path, string Title, FieldKind Kind, bool Required)
{
    /// <summary>Posted when an optional group is left out.</summary>
    public const string AbsentPrefix = "absent:";

    private const int FewOptions = 7;

    /// <summary>What helps to answer.</summary>
    public string? Hint { get; init; }

    /// <summary>Which keyboard a phone shows.</summary>
    public string? InputMode { get; init; }

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Format of the schema, such as <c>resident-id</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Longest answer.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Words beside the box that leaves an optional group out.</summary>
    public string? AbsentLabel { get; init; }

    /// <summary>Choices offered.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>Which files answer it; null when none do.</summary>
    public FileRule? Files { get; init; }

    /// <summary>Questions of a group.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Name of its property.</summary>
    public string Name => JsonPointer.LastName(Path);

    /// <summary>JSON path of what it lies in.</summary>
    public string Parent => Path[..Path.LastIndexOf('/')];

    /// <summary>Id of its control.</summary>
    public string Id => "f" + Path.Replace('/', '-').Replace('~', '_');

    /// <summary>Whether the choices are few enough to be seen all at once.</summary>
    public bool AsRadios => Options.Count <= FewOptions;

    /// <summary>Itself, or what it groups.</summary>
    public IEnumerable<FormField> Leaves => Kind == FieldKind.Group ? Fields.SelectMany(inner => inner.Leaves) : [this];

    /// <summary>Whether it, or what it groups, is answered by files.</summary>
    public bool TakesFiles => Leaves.Any(leaf => leaf.Kind == FieldKind.Files);

    /// <summary>Whether a path is this field's or lies within it.</summary>
    public bool Holds(string path) =>
        path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}

/// <summary>A choice offered.</summary>
/// <param name="Value">Value in the form.</param>
/// <param name="Label">Words for people.</param>
public sealed record FieldOption(string Value, string Label);
