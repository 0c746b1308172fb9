using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.DecisionTables;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.DecisionTables;

/// <summary>One decision table, edited as a form: every button sends all of it, so that nothing depends on script.</summary>
public abstract class DecisionTablePageBase : PageComponent
{
    /// <summary>Code of the table that is not there yet.</summary>
    protected const string New = "new";

    /// <summary>Code.</summary>
    [Parameter]
    public required string Code { get; set; }

    /// <summary>Whether it has just been saved.</summary>
    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [Inject]
    internal IDecisionTables Tables { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TableWords> T { get; set; } = null!;

    private protected DecisionTable Table { get; private set; } = null!;

    private protected string Hash { get; private set; } = string.Empty;

    private protected string NewCode { get; private set; } = string.Empty;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected IReadOnlyList<TableFinding> Findings { get; private set; } = [];

    private protected bool IsChecked { get; private set; }

    private protected IReadOnlyDictionary<string, string> Tried { get; private set; } = new Dictionary<string, string>();

    private protected TableTrial? Trial { get; private set; }

    private protected bool IsNew => Code == New;

    private protected bool MayEdit => Caller.Is(Roles.Analyst) || Caller.Is(Roles.Administrator);

    private protected bool AreColumnsOpen =>
        IsNew || Errors.Any(error => error.Field.StartsWith("/inputs", StringComparison.Ordinal)
            || error.Field.StartsWith("/outputs", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override Task LoadAsync()
    {
        var stored = IsNew ? null : Tables.Find(Code);
        if (stored is null && !IsNew)
        {
            Missing();
        }

        (Table, Hash) = stored is null ? (TableEdits.Blank(New), string.Empty) : (stored.Table, stored.Hash);
        Check();
        IsChecked = !IsNew;
        return Task.CompletedTask;
    }

    private protected void Act()
    {
        if (!MayEdit)
        {
            throw new RefusalException(RefusalKind.Forbidden, "decision-table.read-only", T["read-only"]);
        }

        var form = Http.Request.Form;
        (Hash, NewCode) = (Posted("hash"), Posted("code"));
        Table = TableForm.Read(IsNew ? NewCode : Code, form);
        Tried = TableForm.Trial(form, Table);
        var edit = Posted("do");
        Table = TableEdits.Apply(Table, edit);
        Check();
        IsChecked = edit is "check" or "save" or "try";
        switch (edit)
        {
            case "save":
                Save();
                break;
            case "try":
                Trial = TableTrial.Of(Tables, Table, Tried);
                break;
        }
    }

    private protected bool IsWrong(string pointer) => IsChecked && Errors.Any(error => error.Field == pointer);

    private protected bool IsFound(int rule) => IsChecked && Findings.Any(finding => finding.Rules.Contains(rule));

    private protected string? AddressOf(string pointer) => FieldIds.Of(Table, pointer) is { } id ? $"#{id}" : null;

    private void Check()
    {
        var report = Tables.Check(Table);
        (Errors, Findings) = (report.Errors, report.Findings);
    }

    private void Save()
    {
        try
        {
            Tables.Save(Table, Hash.Length == 0 ? null : Hash);
        }
        catch (RefusalException refusal)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/designer/decision-tables/{Table.Code}?saved=true");
    }
}
