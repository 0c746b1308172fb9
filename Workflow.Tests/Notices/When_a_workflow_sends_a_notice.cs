using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notices;

/// <summary>An analyst's own definition, without a case: drafts, issues after approval, waits for the receipt and the reply.</summary>
public sealed class When_a_workflow_sends_a_notice(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Definition =
        """
        {
          "definitionId": "assigning", "name": "交办", "isPublished": true,
          "variables": [{ "id": "v-notice", "name": "NoticeId", "typeName": "String" }],
          "outputs": [{ "name": "Number", "type": "String" }],
          "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "draft", "type": "OneThing.DraftNotice", "version": 1,
                "template": { "typeName": "String", "expression": { "type": "Literal", "value": "assign" } },
                "matter": { "typeName": "String", "expression": { "type": "Literal", "value": "目录核定" } },
                "requirement": { "typeName": "String", "expression": { "type": "Literal", "value": "完成核定" } },
                "unit": { "typeName": "String", "expression": { "type": "Literal", "value": "320100-wjw" } },
                "workingDays": { "typeName": "Int32", "expression": { "type": "Literal", "value": "5" } },
                "basis": { "typeName": "String", "expression": { "type": "Literal", "value": "《工作要点》第3项" } },
                "noticeId": { "typeName": "String", "memoryReference": { "id": "v-notice" } } },
              { "id": "issue", "type": "OneThing.IssueNotice", "version": 1,
                "notice": { "typeName": "String", "expression": { "type": "JavaScript", "value": "getVariable('NoticeId')" } } },
              { "id": "receipt", "type": "OneThing.AwaitReceipt", "version": 1,
                "notice": { "typeName": "String", "expression": { "type": "JavaScript", "value": "getVariable('NoticeId')" } },
                "for": { "typeName": "String", "expression": { "type": "Literal", "value": "receipt" } } },
              { "id": "reply", "type": "OneThing.AwaitReceipt", "version": 1,
                "notice": { "typeName": "String", "expression": { "type": "JavaScript", "value": "getVariable('NoticeId')" } },
                "for": { "typeName": "String", "expression": { "type": "Literal", "value": "reply" } },
                "workingDays": { "typeName": "Int32", "expression": { "type": "Literal", "value": "2" } } },
              { "id": "late", "type": "Elsa.SetName", "version": 1, "value": { "typeName": "String", "expression": { "type": "Literal", "value": "逾期" } } },
              { "id": "done", "type": "Elsa.SetName", "version": 1, "value": { "typeName": "String", "expression": { "type": "Literal", "value": "已回复" } } },
              { "id": "void", "type": "Elsa.SetName", "version": 1, "value": { "typeName": "String", "expression": { "type": "Literal", "value": "已作废" } } }
            ],
            "connections": [
              { "source": { "activity": "draft", "port": "Done" }, "target": { "activity": "issue", "port": "In" } },
              { "source": { "activity": "issue", "port": "Done" }, "target": { "activity": "receipt", "port": "In" } },
              { "source": { "activity": "issue", "port": "Voided" }, "target": { "activity": "void", "port": "In" } },
              { "source": { "activity": "receipt", "port": "Done" }, "target": { "activity": "reply", "port": "In" } },
              { "source": { "activity": "receipt", "port": "Overdue" }, "target": { "activity": "late", "port": "In" } },
              { "source": { "activity": "reply", "port": "Done" }, "target": { "activity": "done", "port": "In" } },
              { "source": { "activity": "reply", "port": "Overdue" }, "target": { "activity": "late", "port": "In" } }
            ] }
        }
        """;

    private readonly Office office = new(host);

    [Fact]
    public async Task it_waits_for_the_approval_the_receipt_and_the_reply()
    {
        var (instance, notice) = await StartAsync("a-1");
        await office.ActAsync(Office.Approver, notice, "approval");
        await office.ActAsync(Office.Writer, notice, "issue");
        await office.ActAsync(Office.Clerk, notice, "receipt");
        await office.ActAsync(Office.Clerk, notice, "reply", new JsonObject { ["text"] = "已办结" });

        (await EndAsync(instance)).ShouldBe("已回复");
    }

    [Fact]
    public async Task it_goes_another_way_when_the_office_voids_the_draft()
    {
        var (instance, notice) = await StartAsync("a-2");
        await office.ActAsync(Office.Writer, notice, "void", new JsonObject { ["reason"] = "重复交办" });

        (await EndAsync(instance)).ShouldBe("已作废");
    }

    [Fact]
    public async Task it_goes_on_when_nobody_has_signed_in_time()
    {
        var (instance, notice) = await StartAsync("a-3");
        await office.ActAsync(Office.Approver, notice, "approval");
        await office.ActAsync(Office.Writer, notice, "issue");
        await Task.Delay(300);
        host.Clock.Advance(TimeSpan.FromDays(30));

        (await EndAsync(instance)).ShouldBe("逾期");
    }

    [Fact]
    public async Task a_trial_takes_no_number_and_stands_in_no_list()
    {
        using var analyst = host.System();
        await ImportAsync(analyst);
        var before = Sequence((await office.IssuedAsync("assign", "a-5")).Number);
        using var started = await analyst.PostOnceAsync("/api/trials", new JsonObject { ["definitionId"] = "assigning", ["content"] = new JsonObject() });
        var number = (await started.ReadJsonAsync())["number"]!.GetValue<string>();

        var trial = await Eventually.SeeAsync(
            () => analyst.GetJsonAsync($"/api/trials/{number}"), seen => seen["waits"]!.AsArray().Any(wait => wait!["kind"]!.GetValue<string>() == "NoticeReceipt"));

        trial["incidents"]!.AsArray().ShouldBeEmpty();
        (await office.OfMatterAsync(number)).ShouldBeEmpty();
        Sequence((await office.IssuedAsync("assign", "a-6")).Number).ShouldBe(before + 1, "the trial took none of the series");
    }

    private static int Sequence(string number) => int.Parse(number.Split('〕')[1].TrimEnd('号'), CultureInfo.InvariantCulture);

    private static async Task ImportAsync(HttpClient analyst) =>
        await (await analyst.PostAsync("/elsa/api/workflow-definitions/import", HttpJson.Body(Definition))).ReadJsonAsync();

    /// <summary>Starts one; gives the instance and the notice that waits for approval.</summary>
    private async Task<(string Instance, string Notice)> StartAsync(string matter)
    {
        using var analyst = host.System();
        await ImportAsync(analyst);
        var started = await (await analyst.PostAsync(
            "/elsa/api/workflow-definitions/assigning/dispatch", HttpJson.Body($$"""{ "correlationId": "{{matter}}" }"""))).ReadJsonAsync();
        var notices = await Eventually.SeeAsync(
            () => office.OfMatterAsync(matter), seen => seen.Any(notice => notice["status"]!.GetValue<string>() == "submitted"));
        return (started["workflowInstanceId"]!.GetValue<string>(), notices[0]["id"]!.GetValue<string>());
    }

    private async Task<string> EndAsync(string instance)
    {
        using var system = host.System();
        var ended = await Eventually.SeeAsync(
            () => system.GetJsonAsync($"/api/instances/{instance}"), seen => seen["status"]!.GetValue<string>() == "Finished");
        return ended["state"]!["name"]!.GetValue<string>();
    }
}
