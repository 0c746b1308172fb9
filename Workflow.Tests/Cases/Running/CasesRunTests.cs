using System.Text.Json;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Running;

public sealed class CasesRunTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task a_case_runs_from_filing_through_its_clerks_to_its_rating()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        number.ShouldBe("320100-2026-000001");

        await house.CompleteAsync(CaseHouse.Health, "yes");
        await house.CompleteAsync(CaseHouse.Police, "yes");
        var view = await house.CaseAsync(number, seen => seen.Status == CaseStatus.Closed);

        (view.Status, view.Result).ShouldBe((CaseStatus.Closed, CaseResult.Granted));
        view.Items.Select(item => (item.CaseNumber, item.Result)).ShouldBe(
        [
            ($"{number}-01", CaseResult.Granted), ($"{number}-02", CaseResult.Granted), ($"{number}-03", CaseResult.Granted),
        ]);
        view.Outcomes.ShouldBe([new CaseOutcome("paper", "证照编号", "320106199003076326")]);
        view.DueAt.ShouldBe(Given.Calendar.Deadline(Given.Monday, 10));
        await house.CaseAsync(number, seen => seen.Timeline.Any(line => line.Kind == "rating-invited"));
        (await house.CaseAsync(number)).Actions.ShouldHaveSingleItem().Kind.ShouldBe("rate");

        await house.SendAsync(new RateCase(CaseHouse.By(CaseHouse.Mother), number, 2, "等得太久"));
        (await house.CaseAsync(number)).Rating.ShouldBe(2);
        var again = new RateCase(CaseHouse.By(CaseHouse.Mother), number, 5, null);
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(again))).Code.ShouldBe("rating.given");

        var instance = await house.Get<IWorkflows>().FindAsync("320100", view.InstanceId, null, default);
        (instance!.State.SubStatus, instance.State.Incidents.Length).ShouldBe((WorkflowSubStatus.Finished, 0));
    }

    [Fact]
    public async Task a_denied_item_closes_the_rest_with_its_reason_and_cancels_their_tasks()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        var other = await house.TaskAsync(CaseHouse.Police);

        await house.CompleteAsync(CaseHouse.Health, "no", "张丽华的材料不实");
        var view = await house.CaseAsync(number, seen => seen.Status == CaseStatus.Closed);

        (view.Result, view.Reason).ShouldBe((CaseResult.Denied, "张丽华的材料不实"));
        view.Items.Select(item => item.Result).ShouldBe([CaseResult.Denied, CaseResult.Terminated, CaseResult.Terminated]);
        view.Items.ShouldAllBe(item => item.Reason == "张丽华的材料不实");
        view.Timeline.ShouldContain(line => line.Text == "“乙事项”终止办理：张丽华的材料不实");
        (await house.SendAsync(new ListTasks(CaseHouse.Police))).Total.ShouldBe(0);
        (await house.SendAsync(new GetTask(CaseHouse.Police, other.Id))).State.ShouldBe("cancelled");
        var instance = await Eventually.SeeAsync(
            () => house.Get<IWorkflows>().FindAsync("320100", view.InstanceId, null, default),
            seen => seen!.State.Status == WorkflowStatus.Finished);
        (instance!.State.SubStatus, instance.State.Bookmarks.Count).ShouldBe((WorkflowSubStatus.Finished, 0));
    }

    [Fact]
    public async Task a_supplement_is_told_with_its_fields_and_the_case_goes_on_with_the_merged_form()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync(remarks: null);
        var view = await house.CaseAsync(number, seen => seen.Status == CaseStatus.Supplement);

        var action = view.Actions[0];
        (action.Kind, action.Required).ShouldBe(("supplement", true));
        action.Fields.ShouldBe([new FieldError("/remarks", "请张丽华填写备注")]);
        var wrong = new SupplementCase(CaseHouse.By(CaseHouse.Mother), number, CaseHouse.Form(new { phone = "1" }));
        (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(wrong))).Fields.ShouldHaveSingleItem().Field.ShouldBe("/phone");

        await house.SendAsync(new SupplementCase(CaseHouse.By(CaseHouse.Mother), number, CaseHouse.Form(new { remarks = "补" })));
        view = await house.CaseAsync(number, seen => seen.Status == CaseStatus.Review);

        view.Status.ShouldBe(CaseStatus.Review);
        (view.Form["remarks"]!.ToString(), view.Form["name"]!.ToString()).ShouldBe(("补", "张丽华"));
    }

    [Fact]
    public async Task a_whole_form_given_as_supplement_stands_for_itself()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync(remarks: null);
        await house.CaseAsync(number, seen => seen.Status == CaseStatus.Supplement);
        var with = CaseHouse.Form(new { mail = "mother@example.com" });
        var whole = new { name = "张丽华", idNumber = "320106199003076326", phone = "13912345678", remarks = "补" };

        await house.SendAsync(new SupplementCase(CaseHouse.By(CaseHouse.Mother), number, with));
        var view = await house.CaseAsync(number, seen => seen.Actions[0].Kind == "supplement" && seen.Form["mail"] is not null);
        view.Status.ShouldBe(CaseStatus.Supplement, "the remarks are still missing");
        await house.SendAsync(new SupplementCase(CaseHouse.By(CaseHouse.Mother), number, CaseHouse.Form(whole)));

        view = await house.CaseAsync(number, seen => seen.Status == CaseStatus.Review);
        (view.Status, view.Form["mail"]).ShouldBe((CaseStatus.Review, null));
    }

    [Fact]
    public async Task a_withdrawn_case_ends_with_its_items_its_tasks_and_its_workflow()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        await house.TaskAsync(CaseHouse.Health);
        await house.TaskAsync(CaseHouse.Police);

        await house.SendAsync(new WithdrawCase(CaseHouse.By(CaseHouse.Mother), number, "先不办了"));

        var view = await house.CaseAsync(number);
        (view.Status, view.Result, view.Reason).ShouldBe((CaseStatus.Withdrawn, CaseResult.Withdrawn, "先不办了"));
        (await house.SendAsync(new ListTasks(CaseHouse.Health))).Total.ShouldBe(0);
        var instance = await Eventually.SeeAsync(
            () => house.Get<IWorkflows>().FindAsync("320100", view.InstanceId, null, default),
            seen => seen!.State.Status == WorkflowStatus.Finished);
        instance!.State.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task an_application_with_faults_is_refused_with_every_field_and_takes_no_number()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var faulty = new SubmitCase(
            CaseHouse.By(CaseHouse.Mother), "trio", "320106", CaseHouse.Form(new { name = "张丽华", idNumber = "1", phone = "2" }));

        var refusal = await Should.ThrowAsync<RefusalException>(() => house.SendAsync(faulty));

        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Invalid, "form.invalid"));
        refusal.Fields.Select(field => field.Field).ShouldBe(["/idNumber", "/phone"], ignoreOrder: true);
        foreach (var (changed, fields) in new (SubmitCase, string[])[]
        {
            (faulty with { Scenario = "none" }, ["/scenario"]),
            (faulty with { Division = "110101" }, ["/division", "/idNumber", "/phone"]),
            (faulty with { Division = "320202" }, ["/division", "/idNumber", "/phone"]),
        })
        {
            (await Should.ThrowAsync<RefusalException>(() => house.SendAsync(changed))).Fields
                .Select(field => field.Field).ShouldBe(fields, ignoreOrder: true);
        }

        (await house.FileAsync()).ShouldBe("320100-2026-000001");
    }

    [Fact]
    public async Task each_reader_sees_what_is_theirs()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        await house.TaskAsync(CaseHouse.Health);

        (await house.CaseAsync(number, CaseHouse.Health)).Form["name"]!.ToString().ShouldBe("张丽华");
        (await house.CaseAsync(number, CaseHouse.Auditor)).Form["name"]!.ToString().ShouldBe("张**");
        (await Should.ThrowAsync<RefusalException>(() => house.CaseAsync(number, CaseHouse.Stranger))).Kind.ShouldBe(RefusalKind.NotFound);
        foreach (var (reader, total) in new[]
        {
            (CaseHouse.Mother, 1), (CaseHouse.Stranger, 0), (CaseHouse.Health, 1), (CaseHouse.Auditor, 1),
        })
        {
            (await house.SendAsync(new ListCases(reader, null, null, 0, 50))).Total.ShouldBe(total, reader.Id);
        }

        (await house.SendAsync(new ListCases(CaseHouse.Auditor, "review", "320106199003076326", 0, 50))).Total.ShouldBe(1);
        (await house.SendAsync(new ListCases(CaseHouse.Auditor, null, "320106199003076320", 0, 50))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task rebuilding_the_rows_gives_the_same_rows_and_no_table_holds_a_personal_value_in_clear()
    {
        await using var house = await CaseHouse.OpenAsync(postgres);
        var number = await house.FileAsync();
        await house.CompleteAsync(CaseHouse.Health, "no", "张丽华的材料不实");
        await house.CaseAsync(number, seen => seen.Status == CaseStatus.Closed);
        const string Rows =
            """
            select hashtextextended(string_agg(data::text, '' order by id), 0) from (
              select id, data from workflow.mt_doc_caserow union all select id, data from workflow.mt_doc_itemrow
              union all select id, data from workflow.mt_doc_taskrow) as rows
            """;
        var before = await house.CountAsync(Rows);

        await house.Get<IReadModelRebuilder>().RebuildAsync(default);

        (await house.CountAsync(Rows)).ShouldBe(before);
        foreach (var table in new[] { "mt_events", "mt_doc_caserow", "mt_doc_taskrow", "mt_doc_itemrow", "wf_work", "wf_idempotency" })
        {
            (await house.CountAsync(
                $"select count(*) from workflow.{table} as t where t::text ~ '张丽华|320106199003076326|13912345678'"))
                .ShouldBe(0, table);
        }

        (await house.CaseAsync(number)).Form["idNumber"]!.ToString().ShouldBe("320106199003076326");
        JsonSerializer.Serialize(await house.CaseAsync(number, CaseHouse.Auditor)).ShouldNotContain("材料不实");
    }
}
