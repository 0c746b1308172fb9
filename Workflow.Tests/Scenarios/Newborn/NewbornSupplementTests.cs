using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Xunit;

namespace Workflow.Tests.Scenarios.Newborn;

public sealed class NewbornSupplementTests
{
    private const int WithFather = 1;

    [Fact]
    public void everything_missing_or_contradicting_is_told_at_once()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["population-person"] = new JsonObject { ["found"] = true, ["matches"] = false };
        run.Registers.Wrong["birth-record"] = new JsonObject
        {
            ["found"] = true, ["matches"] = false, ["differences"] = new JsonArray("birthDate", "childSex"),
        };

        run.Begin();

        run.WaitingAt.ShouldBe(["supplement"]);
        run.Case.State.Status.ShouldBe("supplement");
        run.Case.Asked.Keys.ShouldBe(
            ["/mother/name", "/father/name", "/child/birthDate", "/child/sex"], ignoreOrder: true);
        run.Case.Asked.Values.ShouldAllBe(message => message!.Contains("核对"));
        run.Registers.CallsOf("sms").ShouldHaveSingleItem()["template"]!.ToString().ShouldBe("case-supplement");
        run.Mails.ShouldHaveSingleItem().Template.ShouldBe("case-supplement");
    }

    [Fact]
    public void what_no_register_knows_is_told_too()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["population-person"] = new JsonObject { ["found"] = false };
        run.Registers.Wrong["birth-record"] = new JsonObject { ["found"] = false };

        run.Begin();

        run.Case.Asked.Keys.ShouldBe(["/mother/idNumber", "/father/idNumber", "/hospital"], ignoreOrder: true);
    }

    [Fact]
    public void the_amended_form_is_checked_again_and_the_case_goes_on_with_it()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["birth-record"] = new JsonObject
        {
            ["found"] = true, ["matches"] = false, ["differences"] = new JsonArray("birthDate"),
        };
        run.Begin();

        run.Registers.Wrong.Clear();
        run.Amend(form => form["child"]!["birthDate"] = "2026-08-15");

        run.WaitingAt.ShouldBe(["certificateTask"]);
        run.Registers.CallsOf("birth-record").Last()["birthDate"]!.ToString().ShouldBe("2026-08-15");
        run.Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");
        run.Registers.CallsOf("e-licence-issue").Single()["childBirthDate"]!.ToString().ShouldBe("2026-08-15");
        run.Case.State.Result.ShouldBe("granted");
        run.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void it_may_take_several_rounds_and_a_father_may_be_left_out()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["marriage-registry"] = new JsonObject { ["found"] = false, ["married"] = false };
        run.Registers.Wrong["birth-record"] = new JsonObject { ["found"] = false };
        run.Begin();

        run.Amend(form => form["homeAddress"] = "江苏省南京市鼓楼区中山路321号").WaitingAt.ShouldBe(["supplement"]);
        run.Registers.Wrong.Remove("birth-record");
        run.Amend(form => form.Remove("father")).WaitingAt.ShouldBe(["certificateTask"]);

        run.Registers.CallsOf("marriage-registry").Count().ShouldBe(2);
        run.Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");
        run.Case.State.Result.ShouldBe("granted");
        run.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void an_sms_that_is_refused_stops_nothing_and_leaves_a_note()
    {
        var run = new NewbornRun(WithFather);
        run.Refusing.Add("sms");

        run.Begin().Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");

        run.Case.State.Result.ShouldBe("granted");
        run.Case.Notes.ShouldBe(Enumerable.Repeat("短信未能送达，请工作人员电话告知申请人。", 2));
        run.State.Incidents.ShouldBeEmpty();
    }

    [Fact]
    public void a_service_that_refuses_for_good_is_an_incident_and_the_other_branches_go_on()
    {
        var run = new NewbornRun(WithFather);
        run.Refusing.Add("social-security-card");

        run.Begin().Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");

        run.State.Incidents.ShouldHaveSingleItem().NodeId.ShouldEndWith(":applyCard");
        run.Case.ResultOf("medical-insurance").ShouldBe("granted");
        run.Case.ResultOf("maternity-claim").ShouldBe("granted");
        run.Case.State.HasEnded.ShouldBeFalse();
        run.State.Status.ShouldBe(WorkflowStatus.Running);
    }
}
