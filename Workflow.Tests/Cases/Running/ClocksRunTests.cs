using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Engine.Streams;
using Workflow.Activities.Tasks;
using Workflow.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Running;

/// <summary>Clocks that stop or start again while items and tasks are open.</summary>
public sealed class ClocksRunTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task a_special_procedure_moves_the_whole_its_items_and_its_tasks_and_nothing_is_late_meanwhile()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);
        await house.TaskAsync(CaseHouse.Police);

        await IssueAsync(house, "case.stop-clock", new JsonObject { ["caseNumber"] = number, ["reason"] = "专家评审" });
        house.Clock.Advance(TimeSpan.FromDays(7));
        var stopped = await house.CaseAsync(number);
        (stopped.Status, stopped.Light).ShouldBe((CaseStatus.Special, Light.Green));
        await IssueAsync(house, "case.resume-clock", new JsonObject { ["caseNumber"] = number });

        var view = await house.CaseAsync(number);
        view.Status.ShouldBe(CaseStatus.Review);
        view.DueAt.ShouldBe(Given.Calendar.Deadline(Given.Monday, 15));
        view.Items.Select(item => item.DueAt).ShouldBe(
            [Given.Calendar.Deadline(Given.Monday, 7), Given.Calendar.Deadline(Given.Monday, 8), null]);
        (await house.SendAsync(new GetTask(CaseHouse.Health, task.Id))).DueAt.ShouldBe(view.Items[0].DueAt);
        view.Timeline.ShouldContain(line => line.Text == "进入特别程序，办理时限暂停计算：专家评审");
        house.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_supplement_after_acceptance_starts_every_count_again()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        var task = await house.TaskAsync(CaseHouse.Health);
        await house.TaskAsync(CaseHouse.Police);
        await IssueAsync(house, "case.request-supplement", new JsonObject
        {
            ["caseNumber"] = number,
            ["fields"] = new JsonArray(new JsonObject { ["field"] = "/remarks", ["message"] = "请写明用途" }),
        });
        house.Clock.Advance(TimeSpan.FromDays(2));

        await house.SendAsync(new SupplementCase(
            CaseHouse.By(CaseHouse.Mother), number, CaseHouse.Form(new { remarks = "入户" })));

        var view = await house.CaseAsync(number);
        var wednesday = Given.Monday.AddDays(2);
        (view.Status, view.DueAt).ShouldBe((CaseStatus.Review, Given.Calendar.Deadline(wednesday, 10)));
        view.Items[0].DueAt.ShouldBe(Given.Calendar.Deadline(wednesday, 2));
        (await house.SendAsync(new GetTask(CaseHouse.Health, task.Id))).DueAt.ShouldBe(view.Items[0].DueAt);
    }

    [Fact]
    public async Task an_application_that_is_refused_ends_at_once_and_later_commands_find_it_ended()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync(remarks: null);
        await house.CaseAsync(number, seen => seen.Status == CaseStatus.Supplement);

        await IssueAsync(house, "case.refuse", new JsonObject { ["caseNumber"] = number, ["reason"] = "不属于受理范围" });

        var view = await house.CaseAsync(number);
        (view.Status, view.Result, view.Reason).ShouldBe((CaseStatus.Refused, null, "不属于受理范围"));
        view.Actions.ShouldBeEmpty();
        var arguments = new JsonObject { ["caseNumber"] = number, ["item"] = "first", ["result"] = "granted" };
        foreach (var kind in new[] { "case.accept", "item.open", "item.close", "task.create", "case.request-supplement" })
        {
            (await IssueAsync(house, kind, arguments)).ShouldBe("Terminated", kind);
        }
    }

    [Fact]
    public async Task what_a_rule_forbids_is_told_to_the_workflow_in_the_same_words()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        await house.TaskAsync(CaseHouse.Health);

        var refusal = await Should.ThrowAsync<CommandRefusedException>(() => IssueAsync(
            house, "item.open", new JsonObject { ["caseNumber"] = number, ["item"] = "last" }));
        refusal.Message.ShouldBe("“丙事项”须在“甲事项”办结之后办理。");
        (await Should.ThrowAsync<CommandRefusedException>(() => IssueAsync(
            house, "case.accept", new JsonObject { ["caseNumber"] = "320100-2026-999999" }))).Code.ShouldBe("case.unknown");
    }

    private static async Task<string> IssueAsync(CaseHouse house, string kind, JsonObject arguments) =>
        await Races.RunAsync(
            async () =>
            {
                await using var unit = await house.Get<IUnitOfWorkFactory>()
                    .BeginAsync(new Origin(Actor.Engine("320100"), "test"), default);
                var handler = house.Get<IEnumerable<ICommandHandler>>().Single(each => each.Kind == kind);
                var command = new Command("test/1", kind, CaseHouse.Form(arguments), "wf-test", "bookmark-1");
                var answer = await handler.HandleAsync(unit, command, default);
                await unit.CommitAsync(default);
                return answer.GetProperty("port").GetString()!;
            },
            default);
}
