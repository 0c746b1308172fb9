using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Host.Pages.Parts;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed partial class WordsTests
{
    private static readonly HashSet<string> Words = In("Pages.Shell.Words");

    [Fact]
    public void every_word_the_pages_use_is_there()
    {
        var used = Used(Use());

        used.Count.ShouldBeGreaterThan(50);
        used.Except(Words).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("T", "Pages.DecisionTables.TableWords")]
    [InlineData("T", "Pages.Trials.TrialWords")]
    [InlineData("W", "Pages.Calendars.CalendarWords")]
    [InlineData("T", "Pages.Replays.ReplayWords")]
    [InlineData("T", "Pages.DefinitionFiles.FileWords")]
    [InlineData("F", "Pages.FormDesign.FormWords")]
    [InlineData("P", "Pages.WorkPlans.PlanWords")]
    [InlineData("N", "Pages.Notices.NoticeWords")]
    [InlineData("R", "Pages.Reporting.ReportWords")]
    [InlineData("A", "Pages.Assignments.AssignmentWords")]
    [InlineData("R", "Pages.Rectification.RectificationWords")]
    [InlineData("P", "Pages.ProjectFiling.ProjectWords")]
    [InlineData("R", "Pages.Desk.DeskWords")]
    [InlineData("K", "Pages.Tickets.TicketWords")]
    [InlineData("E", "Pages.Evaluation.EvaluationWords")]
    [InlineData("U", "Pages.Authorisations.AuthorisationWords")]
    [InlineData("V", "Pages.ServiceCodes.ServiceCodeWords")]
    [InlineData("J", "Pages.TerritorialReturns.ReturnWords")]
    [InlineData("R", "Pages.SealedResults.ResultWords")]
    [InlineData("E", "Pages.Licences.LicenceWords")]
    [InlineData("G", "Pages.Mandates.MandateWords")]
    [InlineData("X", "Pages.Staff.ExtensionWords")]
    [InlineData("M", "Pages.Staff.TaskWords")]
    [InlineData("C", "Pages.Citizen.CitizenWords")]
    [InlineData("S", "Pages.ServiceCatalogue.ServiceWords")]
    public void every_word_of_pages_with_words_of_their_own_is_there(string localizer, string resource)
    {
        var folder = resource.Split('.')[1];
        var used = Used(new Regex($$"""\b{{localizer}}\["([a-z][a-z0-9.-]*[a-z0-9])"[\],]"""), folder);

        used.Count.ShouldBeGreaterThan(10);
        used.Except(In(resource)).ShouldBeEmpty();
    }

    [Fact]
    public void every_status_with_every_result_has_its_words()
    {
        var keys =
            from status in CaseStatus.OfItems
            from result in (string?[])[null, .. CaseResult.All]
            select Statuses.Word(status, result);

        keys.SelectMany(key => new[] { key, key.Replace("status.", "case.says.") }).Except(Words).ShouldBeEmpty();
    }

    private static HashSet<string> In(string resource) =>
    [
        .. XDocument.Load(Path.Combine(Repository.Root, "Workflow.Host", "Resources", resource + ".resx"))
            .Descendants("data").Select(word => word.Attribute("name")!.Value),
    ];

    private static HashSet<string> Used(Regex use, string folder = "") =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "Workflow.Host", "Pages", folder), "*", SearchOption.AllDirectories)
            .SelectMany(file => use.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
    ];

    // Keys that are put together at run time end in a dot or hold a brace, and are left to the tests of what makes them.
    [GeneratedRegex("""L\["([a-z][a-z0-9.-]*[a-z0-9])"[\],]""")]
    private static partial Regex Use();
}
