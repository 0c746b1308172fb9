using Workflow.Activities.Callers;
using Workflow.Host.Pages.Designer;

namespace Workflow.Host.Pages.Shell;

/// <summary>What stands in the navigation for whom.</summary>
internal static class Navigation
{
    private static readonly NavigationLink Scenarios = new("/", "site.scenarios");
    private static readonly NavigationLink Cases = new("/cases", "site.my-cases");
    private static readonly NavigationLink Authorisations = new("/authorisations", "site.authorisations");
    private static readonly NavigationLink ServiceCode = new("/my/code", "site.service-code");
    private static readonly NavigationLink Licences = new("/my/licences", "site.licences");
    private static readonly NavigationLink DataUses = new("/my/data", "site.data-uses");
    private static readonly NavigationLink Counter = new("/counter", "site.counter");
    private static readonly NavigationLink Mandates = new("/mandates", "site.mandates");
    private static readonly NavigationLink Track = new("/track", "site.track");
    private static readonly NavigationLink Verify = new("/verify", "site.verify");
    private static readonly NavigationLink PublicNotices = new("/public-notices", "site.public-notices");
    private static readonly NavigationLink AllCases = new("/cases", "site.cases");
    private static readonly NavigationLink Workflows = new(DesignerViews.Definitions, "site.workflows");
    private static readonly NavigationLink Instances = new(DesignerViews.Instances, "site.instances");
    private static readonly NavigationLink Forms = new("/designer/forms", "site.forms");
    private static readonly NavigationLink Tables = new("/designer/decision-tables", "site.decision-tables");
    private static readonly NavigationLink Inbox = new("/inbox", "site.inbox");
    private static readonly NavigationLink Desk = new("/desk", "site.desk");
    private static readonly NavigationLink Notices = new("/notices", "site.notices");
    private static readonly NavigationLink Rectifications = new("/rectifications", "site.rectifications");
    private static readonly NavigationLink Assignments = new("/assignments", "site.assignments");
    private static readonly NavigationLink Plans = new("/plans", "site.work-plans");
    private static readonly NavigationLink Rounds = new("/report-rounds", "site.report-rounds");
    private static readonly NavigationLink Reports = new("/reports", "site.reports");
    private static readonly NavigationLink Tickets = new("/tickets", "site.tickets");
    private static readonly NavigationLink Evaluations = new("/evaluations", "site.evaluations");
    private static readonly NavigationLink Cockpit = new("/cockpit", "site.cockpit");
    private static readonly NavigationLink Workload = new("/workload", "site.workload");
    private static readonly NavigationLink Projects = new("/projects", "site.projects");
    private static readonly NavigationLink Returns = new("/territorial-returns", "site.territorial-returns");
    private static readonly NavigationLink Calendar = new("/calendar", "site.calendar");
    private static readonly NavigationLink Services = new("/service-catalogue", "site.service-catalogue");

    /// <summary>What stands in sight.</summary>
    public static IReadOnlyList<NavigationLink> For(Caller? caller) => caller switch
    {
        null => [Scenarios, Track, Verify, PublicNotices],
        _ when caller.Is(Roles.Clerk) => [Inbox, Assignments, Reports, Notices, Rectifications, Tickets, AllCases, Workflows],
        _ when caller.Is(Roles.Citizen) => [Scenarios, Cases, Authorisations, PublicNotices],
        _ when caller.Is(Roles.Analyst) => [Workflows, Instances, Forms, Tables, AllCases, Scenarios],
        _ when caller.Is(Roles.Coordinator) => [Desk, Cockpit, Plans, Assignments, Rounds, Notices, Rectifications, Tickets],
        _ => [AllCases, Cockpit, Assignments, Rounds, Notices, Rectifications, Tickets],
    };

    /// <summary>What is less often needed, behind 更多.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="seesReturns">Whether territorial returns are made for the caller's office, which no role tells.</param>
    public static IReadOnlyList<NavigationLink> More(Caller? caller, bool seesReturns) =>
        [.. More(caller).Where(link => seesReturns || link != Returns)];

    /// <summary>Where a caller starts after signing in.</summary>
    public static string HomeOf(Caller caller) => For(caller)[0].Address;

    private static IReadOnlyList<NavigationLink> More(Caller? caller) => caller switch
    {
        null => [],
        _ when caller.Is(Roles.Clerk) => [Counter, Workload, Projects, Evaluations, Services, Calendar, Returns],
        _ when caller.Is(Roles.Citizen) => [ServiceCode, Licences, DataUses, Mandates, Verify],
        _ when caller.Is(Roles.Analyst) => [Services, Calendar],
        _ when caller.Is(Roles.Coordinator) => [Workload, Projects, Evaluations, Services, Calendar, Returns, AllCases, Workflows, Instances, Scenarios],
        _ => [Workload, Projects, Evaluations, Services, Calendar, Returns, Workflows, Instances, Scenarios],
    };
}

/// <summary>A link of the navigation.</summary>
/// <param name="Address">Path.</param>
/// <param name="Word">Resource key of its text.</param>
internal sealed record NavigationLink(string Address, string Word)
{
    public string? Current(string path) => path == Address ? "page" : null;
}
