using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Levels;
using Xunit;

namespace Workflow.Tests.ProjectFiling;

public sealed class ProjectDecisionTests
{
    private const string Officer = "wang";
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Fact]
    public void what_is_missing_is_told_once_and_nothing_when_all_is_there()
    {
        ProjectDecisions.Check(Projects.Declared(), [MaterialKind.Basis, MaterialKind.Security, MaterialKind.Sharing])
            .ShouldHaveSingleItem().ShouldBeOfType<ProjectFoundIncomplete>().Missing.ShouldBe([MaterialKind.Security, MaterialKind.Sharing]);
        ProjectDecisions.Check(Projects.Declared(), [MaterialKind.Basis, MaterialKind.Plan]).ShouldBeEmpty();
    }

    [Fact]
    public void each_level_is_asked_once_and_only_when_it_is_on_the_way()
    {
        ProjectDecisions.Ask(Projects.AtCity(), ProjectLevel.City, Today, 5).ShouldBeEmpty();
        ProjectDecisions.Ask(Projects.AtCity(), ProjectLevel.Province, Today, 5).ShouldBeEmpty();
        ProjectDecisions.Ask(Projects.AtCounty().Then(new OpinionGiven(ProjectLevel.County, true, null)), ProjectLevel.City, Today, 5)
            .ShouldHaveSingleItem().ShouldBeOfType<OpinionAsked>().Organisation.ShouldBe("320100-sjj");
    }

    [Fact]
    public void who_declared_it_gives_no_opinion_on_it() =>
        Refused(() => ProjectDecisions.Opine(Projects.AtCounty(), Projects.Author, true, null)).ShouldBe("project.own");

    [Fact]
    public void a_return_says_why_and_so_does_agreeing_where_something_like_it_is_filed()
    {
        Refused(() => ProjectDecisions.Opine(Projects.AtCounty(), Officer, false, null)).ShouldBe("project.words");
        Refused(() => ProjectDecisions.Opine(Projects.AtCounty(Projects.Twin), Officer, true, null)).ShouldBe("project.words-on-likeness");
        ProjectDecisions.Opine(Projects.AtCounty(Projects.Twin), Officer, true, Projects.Words).Count.ShouldBe(1);
        ProjectDecisions.Opine(Projects.AtCounty(), Officer, true, null).Count.ShouldBe(1);
    }

    [Fact]
    public void no_opinion_is_given_that_was_not_asked()
    {
        Refused(() => ProjectDecisions.Opine(Projects.Declared(), Officer, true, null)).ShouldBe("project.not-asked");
        Refused(() => ProjectDecisions.Opine(Projects.Approved(), Officer, true, null)).ShouldBe("project.not-asked");
    }

    [Fact]
    public void it_is_filed_when_every_level_agreed_and_not_before()
    {
        Refused(() => ProjectDecisions.File(Projects.AtCity(), "n", "320100-sjj")).ShouldBe("project.not-approved");
        ProjectDecisions.File(Projects.Approved(), "n", "320100-sjj").ShouldHaveSingleItem().ShouldBe(new ProjectFiled("n", "320100-sjj"));
        ProjectDecisions.File(Projects.Filed(), Projects.Filed().Number!, "320100-sjj").ShouldBeEmpty();
    }

    [Fact]
    public void a_returned_project_is_declared_again_and_begins_at_its_own_level()
    {
        var returned = Projects.AtCity().Then(new OpinionGiven(ProjectLevel.City, false, Projects.Words));
        returned.Status.ShouldBe(ProjectStatus.Returned);
        Refused(() => ProjectDecisions.Redeclare(Projects.AtCity(), Projects.Content, "i-2")).ShouldBe("project.not-returned");

        var again = returned.Then(ProjectDecisions.Redeclare(returned, Projects.Content, "i-2"));
        (again.Status, again.Opinions.Length, again.InstanceId).ShouldBe((ProjectStatus.Declared, 0, "i-2"));
        ProjectWait.WayOn(again, Projects.Instance, ProjectLevel.County).ShouldBe(ProjectWait.Withdrawn, "the former workflow ends");
    }

    [Fact]
    public void a_change_says_something_else_and_leaves_what_is_filed_in_force()
    {
        Refused(() => ProjectDecisions.Change(Projects.Filed(), Projects.Content with { Materials = [.. Projects.Content.Materials.Reverse()] }, Projects.Words, "i-2"))
            .ShouldBe("project.unchanged");
        Refused(() => ProjectDecisions.Change(Projects.AtCity(), Projects.Content with { Budget = 1 }, Projects.Words, "i-2")).ShouldBe("project.not-filed");
        (Projects.Changing().InForce!.Budget, Projects.Changing().Content!.Budget).ShouldBe((380m, 420m));
    }

    [Fact]
    public void a_returned_or_dropped_change_leaves_the_project_filed_as_it_was()
    {
        var returned = Projects.Changing().Then(
            new OpinionAsked(ProjectLevel.County, "320106-sjj", Today, 5), new OpinionGiven(ProjectLevel.County, false, Projects.Words));
        returned.Status.ShouldBe(ProjectStatus.ChangeReturned);

        var dropped = returned.Then(ProjectDecisions.Withdraw(returned, Projects.Words));
        (dropped.Status, dropped.Content!.Budget, dropped.Number).ShouldBe((ProjectStatus.Filed, 380m, Projects.Filed().Number));
    }

    [Fact]
    public void withdrawing_ends_it_but_not_while_its_number_is_being_given_or_after_its_acceptance()
    {
        Projects.AtCity().Then(ProjectDecisions.Withdraw(Projects.AtCity(), Projects.Words)).Status.ShouldBe(ProjectStatus.Withdrawn);
        Projects.Filed().Then(ProjectDecisions.Withdraw(Projects.Filed(), Projects.Words)).Status.ShouldBe(ProjectStatus.Withdrawn);
        Refused(() => ProjectDecisions.Withdraw(Projects.Approved(), Projects.Words)).ShouldBe("project.numbering");
        Refused(() => ProjectDecisions.Withdraw(Accepted(true), Projects.Words)).ShouldBe("project.accepted");
    }

    [Fact]
    public void an_acceptance_lies_not_ahead_and_one_that_was_not_passed_is_followed_by_another()
    {
        Refused(() => ProjectDecisions.Accept(Projects.Filed(), Today.AddDays(1), Today, true, Projects.Words)).ShouldBe("project.acceptance-day");
        Refused(() => ProjectDecisions.Accept(Projects.Changing(), Today, Today, true, Projects.Words)).ShouldBe("project.not-acceptable");
        ProjectDecisions.Accept(Accepted(false), Today, Today, true, Projects.Words).Count.ShouldBe(1);
        Accepted(true).Status.ShouldBe(ProjectStatus.Accepted);
    }

    private static ProjectState Accepted(bool isPassed) => Projects.Filed().Then(
        ProjectDecisions.Accept(Projects.Filed(), Today, Today, isPassed, Projects.Words));

    private static string Refused(Func<object> act) => Should.Throw<RefusalException>(act).Code;
}
