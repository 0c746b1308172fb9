using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.DefinitionFiles;

/// <summary>Definitions beside their files: what is to be written, what is to be read, and where somebody must choose.</summary>
public abstract class FilesPageBase : PageComponent
{
    private static readonly string[] Sayings = ["exported", "imported", "took-designer", "took-file"];

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    /// <summary>To what, or to how many.</summary>
    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    [Inject]
    internal IDefinitionFiles Files { get; set; } = null!;

    [Inject]
    internal IDefinitionLibrary Library { get; set; } = null!;

    [Inject]
    internal IDefinitions Definitions { get; set; } = null!;

    [Inject]
    internal IDefinitionExports Exports { get; set; } = null!;

    [Inject]
    internal IDefinitionImports Imports { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<FileWords> T { get; set; } = null!;

    private protected IReadOnlyList<DefinitionFileStatus> All { get; private set; } = [];

    private protected IReadOnlyList<Choice> Conflicts { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string? Said => Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected bool MayEdit => Caller.Is(Roles.Analyst) || Caller.Is(Roles.Administrator);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        All = [.. (await Files.ListAsync(Aborted)).OrderBy(one => one.State == DefinitionFileState.Same).ThenBy(NameOf, StringComparer.Ordinal)];
        var conflicts = new List<Choice>();
        foreach (var one in All.Where(one => one.State == DefinitionFileState.Conflict))
        {
            if (await DesignersAsync(one) is { } designers)
            {
                conflicts.Add(new Choice(one, designers, await CompareAsync(designers, one.Latest)));
            }
        }

        Conflicts = conflicts;
        if (IsPost && !Offers(Posted("_handler")))
        {
            // Somebody else has dealt with it meanwhile; the page shows how it stands.
            GoTo("/designer/files");
        }
    }

    private protected async Task ActAsync()
    {
        if (!MayEdit)
        {
            throw new RefusalException(RefusalKind.Forbidden, "definition-files.read-only", T["read-only"]);
        }

        try
        {
            GoTo(await DoAsync(Posted("do"), Posted("definition")));
        }
        catch (DefinitionRefusedException refusal)
        {
            Errors =
            [
                new FieldError(string.Empty, refusal.Message),
                .. refusal.Problems.Select(problem => new FieldError(string.Empty, problem.Message)),
            ];
        }
    }

    private bool Offers(string form) => form switch
    {
        "files" => true,
        _ when form.StartsWith("settle-", StringComparison.Ordinal) => Find(form["settle-".Length..]) is not null,
        _ => All.Any(one => MayExport(one) && form == $"export-{one.Latest.DefinitionId}"),
    };

    private protected IEnumerable<string> Lines(DefinitionDifference differs)
    {
        foreach (var (word, titles) in new[] { ("added", differs.Added), ("removed", differs.Removed), ("changed", differs.Changed) })
        {
            if (titles.Count > 0)
            {
                yield return T["differs." + word, string.Join('、', titles)];
            }
        }

        if (differs.IsRewired)
        {
            yield return T["differs.wires"];
        }
    }

    private protected static string NameOf(DefinitionFileStatus one) =>
        one.Latest.Header.Name is { Length: > 0 } name ? name : one.Latest.DefinitionId;

    private protected static bool MayExport(DefinitionFileStatus one) =>
        one.State is DefinitionFileState.NoFile or DefinitionFileState.DesignerNewer or DefinitionFileState.FileGone;

    private Origin Mine => Context().In(Caller.Tenant);

    private async Task<string> DoAsync(string act, string definition)
    {
        switch (act)
        {
            case "import":
                var read = await Imports.ImportAsync(Aborted);
                return Where("imported", read.Count.ToString(CultureInfo.InvariantCulture));
            case "export-all":
                var due = All.Where(MayExport).ToList();
                foreach (var one in due)
                {
                    await ExportAsync(one);
                }

                return Where("exported", due.Count.ToString(CultureInfo.InvariantCulture));
            case "export" when All.FirstOrDefault(one => one.Latest.DefinitionId == definition && MayExport(one)) is { } one:
                return Where("exported", await ExportAsync(one));
            case "take-designer" when Find(definition) is { } choice:
                await Library.DeleteVersionAsync(Mine, definition, choice.Status.Latest.Version, T["note.designer"], Aborted);
                return Where("took-designer", await Exports.ExportAsync(Mine, definition, VersionOptions.Of(choice.Designer.Version), Aborted));
            case "take-file" when Find(definition) is { } choice:
                await Library.PublishAsync(Mine, definition, choice.Status.Latest.Version, T["note.file"], Aborted);
                return Where("took-file", choice.Status.Path ?? string.Empty);
            default:
                return "/designer/files";
        }
    }

    private Task<string> ExportAsync(DefinitionFileStatus one) =>
        Exports.ExportAsync(Mine, one.Due.DefinitionId, VersionOptions.Of(one.Due.Version), Aborted);

    // The very version that was shown, or nothing.
    private Choice? Find(string definition) => Conflicts.FirstOrDefault(choice =>
        choice.Status.Latest.DefinitionId == definition
        && choice.Status.Latest.Version.ToString(CultureInfo.InvariantCulture) == Posted("file-version"));

    private async Task<DefinitionVersion?> DesignersAsync(DefinitionFileStatus one) =>
        one.Published ?? (await Library.ListAsync(VersionOptions.AllVersions, [one.Latest.DefinitionId], Aborted))
            .LastOrDefault(version => version.Version < one.Latest.Version && !version.IsConflict);

    private async Task<DefinitionDifference?> CompareAsync(DefinitionVersion designers, DefinitionVersion files)
    {
        var first = await Definitions.FindAsync(Caller.Tenant, designers.DefinitionId, VersionOptions.Of(designers.Version), Aborted);
        var second = await Definitions.FindAsync(Caller.Tenant, files.DefinitionId, VersionOptions.Of(files.Version), Aborted);
        return first is null || second is null ? null : DefinitionDifference.Between(first, second);
    }

    private static string Where(string said, string what) => $"/designer/files?said={said}&what={Uri.EscapeDataString(what)}";

    private protected sealed record Choice(
        DefinitionFileStatus Status, DefinitionVersion Designer, DefinitionDifference? Difference);
}
