using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Identity;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>备案登记册: the projects a caller may read, with what is waited for.</summary>
public abstract class ProjectListBase : PageComponent
{
    private protected const int Size = 20;
    private const int LongestNumber = 9;

    /// <summary>Part of the name, content, system or number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>GB/T 2260 division.</summary>
    [SupplyParameterFromQuery]
    public string? Division { get; set; }

    /// <summary>Year of the filing.</summary>
    [SupplyParameterFromQuery]
    public string? Year { get; set; }

    /// <summary>Least sum.</summary>
    [SupplyParameterFromQuery]
    public string? Least { get; set; }

    /// <summary>Largest sum.</summary>
    [SupplyParameterFromQuery]
    public string? Most { get; set; }

    /// <summary><c>yes</c>: those alone whose opinion the caller has to give.</summary>
    [SupplyParameterFromQuery]
    public string? Mine { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal IStringLocalizer<ProjectWords> P { get; set; } = null!;

    private protected Page<ProjectSummary> Found { get; private set; } = new([], 0);

    /// <summary>How many opinions the caller has to give.</summary>
    private protected int Waiting { get; private set; }

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected int At => Query.Page(PageNumber);

    private protected bool IsMine => Mine == "yes";

    private protected string? InStatus => Status is not null && ProjectStatus.All.Contains(Status) ? Status : null;

    /// <summary>What the list can be narrowed to: the province and its cities, or a city and its counties.</summary>
    private protected IReadOnlyList<string> Places =>
        Caller.IsProvincial ? [Tenants.Province, .. Divisions.Cities] : [Caller.Tenant, .. Divisions.DistrictsOf(Caller.Tenant)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var errors = new List<FieldError>();
        var filter = new ProjectFilter(
            Search,
            InStatus,
            Division is not null && Places.Contains(Division) ? Division : null,
            Number(Year, "year", 4),
            Number(Least, "least", LongestNumber),
            Number(Most, "most", LongestNumber),
            IsMine);
        Errors = errors;
        Found = await Mediator.Send(new ListProjects(Caller, filter, (At - 1) * Size, Size), Aborted);
        Waiting = IsMine ? Found.Total : (await Mediator.Send(new ListProjects(Caller, new ProjectFilter(IsMine: true), 0, 0), Aborted)).Total;

        int? Number(string? typed, string field, int longest)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return null;
            }

            if (typed.Length <= longest && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && (field != "year" || number is > 0 and < 9999))
            {
                return number;
            }

            errors.Add(new FieldError(field, P["list.not-a-number", P["list." + field].Value]));
            return null;
        }
    }

    private protected string Address(string path, int page = 1) => Query.Address(
        path,
        ("search", Search),
        ("status", InStatus),
        ("division", Division),
        ("year", Year),
        (path == "/projects" ? "least" : "leastBudget", Least),
        (path == "/projects" ? "most" : "mostBudget", Most),
        ("mine", IsMine ? "yes" : null),
        ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
}
