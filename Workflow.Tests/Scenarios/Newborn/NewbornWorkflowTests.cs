using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Xunit;

namespace Workflow.Tests.Scenarios.Newborn;

public sealed class NewbornWorkflowTests
{
    private const int WithFather = 1;
    private static readonly string[] EveryItem =
    [
        "birth-certificate", "household-registration", "medical-insurance", "social-security-card", "vaccination-record",
        "maternity-claim",
    ];

    [Fact]
    public void the_definition_has_neither_errors_nor_warnings() => NewbornRun.Parsed.Problems.ShouldBeEmpty();

    [Fact]
    public void every_activity_has_a_name_for_people_and_a_place_of_its_own_in_the_diagram()
    {
        var metadata = NewbornRun.Parsed.Graph!.Root.Children.Values.Single().Single().Children["activities"]
            .Select(node => node.Json.GetProperty("metadata"))
            .ToList();

        metadata.ShouldAllBe(each => each.GetProperty("displayText").GetString()!.Length > 1);
        metadata.Select(each => each.GetProperty("designer").GetProperty("position").GetRawText())
            .Distinct().Count().ShouldBe(metadata.Count);
    }

    [Fact]
    public void a_granted_case_closes_with_every_item_granted_in_the_order_of_their_needs()
    {
        var run = new NewbornRun(WithFather).Begin();
        run.WaitingAt.ShouldBe(["certificateTask"]);
        run.Case.State.Status.ShouldBe("review");

        run.Decide("certificateTask", "issue").WaitingAt.ShouldBe(["householdTask"]);
        run.Decide("householdTask", "register").WaitingAt.ShouldBe(["claimTask"]);
        run.Decide("claimTask", "approve");

        EveryItem.ShouldAllBe(item => run.Case.ResultOf(item) == "granted");
        run.Case.State.Result.ShouldBe("granted");
        run.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        run.State.Incidents.ShouldBeEmpty();
    }

    [Fact]
    public void the_results_are_told_to_the_case()
    {
        var run = Granted();

        run.Open("birthCertificateNumber").ShouldBe("CZ320000001");
        run.Open("childIdNumber").ShouldBe(NewbornRun.ChildId);
        run.Case.Outcomes.Keys.ShouldBe(
            [
                "birthCertificateNumber", "childIdNumber", "medicalInsuranceNumber", "socialSecurityCardNumber",
                "vaccinationRecordNumber", "maternityClaimNumber",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void the_child_is_enrolled_under_the_number_that_was_allotted()
    {
        var run = Granted();

        foreach (var service in new[]
        {
            "medical-insurance-enrolment", "social-security-card", "vaccination-record", "service-code",
        })
        {
            run.Registers.CallsOf(service).ShouldHaveSingleItem()["idNumber"]!.ToString().ShouldBe(NewbornRun.ChildId);
        }

        var birth = run.Registers.CallsOf("household-registration").ShouldHaveSingleItem();
        birth["birthCertificateNumber"]!.ToString().ShouldBe("CZ320000001");
        birth["childName"]!.ToString().ShouldBe(run.Form["child"]!["name"]!.ToString());
    }

    [Fact]
    public void the_case_library_gets_each_item_and_the_whole()
    {
        var run = Granted();

        run.Registers.CallsOf("case-library")
            .Select(record => (record["item"]?.ToString(), record["caseNumber"]!.ToString(), record["result"]!.ToString()))
            .ShouldBe(
                EveryItem.Select((item, index) => ((string?)item, $"{NewbornRun.CaseNumber}-0{index + 1}", "granted"))
                    .Append((null, NewbornRun.CaseNumber, "granted")),
                ignoreOrder: true);
    }

    [Fact]
    public void the_applicant_hears_of_acceptance_and_end_and_is_asked_for_a_rating()
    {
        var run = Granted();

        run.Registers.CallsOf("sms").Select(sms => sms["template"]!.ToString()).ShouldBe(["case-accepted", "case-granted"]);
        run.Registers.CallsOf("sms").ShouldAllBe(sms => sms["phone"]!.ToString() == run.Form["mother"]!["phone"]!.ToString());
        var address = run.Form["mother"]!["email"]!.ToString();
        run.Mails.ShouldBe([("case-accepted", address), ("case-granted", address)], ignoreOrder: true);
        run.Case.RatingAsked.ShouldBeTrue();
    }

    [Fact]
    public void no_personal_value_stands_in_clear_in_any_fact()
    {
        var run = Granted();
        var stored = run.Stored();

        var form = run.Form;
        foreach (var secret in new[]
        {
            form["mother"]!["name"], form["mother"]!["idNumber"], form["mother"]!["phone"], form["mother"]!["email"],
            form["father"]!["name"], form["father"]!["idNumber"], form["child"]!["name"], form["homeAddress"],
            NewbornRun.ChildId, "CZ320000001",
        })
        {
            stored.ShouldNotContain(secret!.ToString());
        }
    }

    [Fact]
    public void an_applicant_without_mail_address_gets_no_mail()
    {
        var run = new NewbornRun(WithFather, form => form["mother"]!.AsObject().Remove("email")).Begin();
        run.Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");

        run.Mails.ShouldBeEmpty();
        run.Case.State.Result.ShouldBe("granted");
    }

    [Fact]
    public void a_single_parent_is_asked_nothing_about_a_father()
    {
        var run = new NewbornRun(WithFather, form => form.Remove("father")).Begin();
        run.Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");

        run.Registers.CallsOf("population-person").Count().ShouldBe(1);
        run.Registers.CallsOf("marriage-registry").ShouldBeEmpty();
        run.Registers.CallsOf("e-licence-issue").Single().ContainsKey("fatherName").ShouldBeFalse();
        run.Case.State.Result.ShouldBe("granted");
    }

    [Fact]
    public void a_father_who_is_not_married_to_the_mother_is_waited_for()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["marriage-registry"] = new JsonObject { ["found"] = true, ["married"] = false };

        run.Begin().WaitingAt.ShouldBe(["askFather"]);
        run.Case.State.AcceptedAt.ShouldBeNull();
        run.Stored().ShouldNotContain(run.Form["father"]!["name"]!.ToString());
    }

    [Fact]
    public void twins_are_born_certified_and_registered_one_after_the_other()
    {
        var run = new NewbornRun(3_000_001).Begin()
            .Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "approve");

        run.Registers.CallsOf("birth-record").Select(call => call["birthOrder"]!.GetValue<int>()).ShouldBe([1, 2]);
        var names = new[] { run.Form["child"]!["name"]!.ToString(), run.Form["child2"]!["name"]!.ToString() };
        foreach (var service in new[] { "e-licence-issue", "household-registration" })
        {
            run.Registers.CallsOf(service).Select(call => call["childName"]!.ToString()).ShouldBe(names, service);
        }

        run.Open("childIdNumber2").ShouldBe(NewbornRun.ChildId);
        run.Registers.CallsOf("maternity-claim").Count().ShouldBe(1);
        run.Case.State.Result.ShouldBe("granted");
        run.Stored().ShouldNotContain(names[1]);
    }

    [Fact]
    public void an_uninsured_mother_has_no_claim_and_the_case_is_granted()
    {
        var run = new NewbornRun(WithFather);
        run.Registers.Wrong["maternity-insurance"] = new JsonObject { ["found"] = true, ["insured"] = false };
        run.Begin().Decide("certificateTask", "issue").Decide("householdTask", "register");

        run.Case.ResultOf("maternity-claim").ShouldBe("terminated");
        run.Case.State.Item("maternity-claim")!.Reason!.Text.ShouldBe("母亲未参加生育保险，无需办理。");
        run.Case.State.Result.ShouldBe("granted");
        run.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void a_denied_claim_leaves_the_other_items_and_the_whole_granted()
    {
        var run = new NewbornRun(WithFather).Begin();
        run.Decide("certificateTask", "issue").Decide("householdTask", "register").Decide("claimTask", "deny", "票据不全");

        run.Case.ResultOf("maternity-claim").ShouldBe("denied");
        run.Case.ResultOf("social-security-card").ShouldBe("granted");
        run.Case.State.Result.ShouldBe("granted");
        run.Registers.CallsOf("maternity-claim").ShouldBeEmpty();
        run.Registers.CallsOf("case-library").Single(record => record["item"]?.ToString() == "maternity-claim")["reason"]!
            .ToString().ShouldBe("票据不全");
    }

    [Theory]
    [InlineData("certificateTask", "birth-certificate")]
    [InlineData("householdTask", "household-registration")]
    public void a_denied_certificate_or_registration_ends_the_rest_with_its_reason(string task, string item)
    {
        var run = new NewbornRun(WithFather).Begin();
        if (task == "householdTask")
        {
            run.Decide("certificateTask", "issue");
        }

        run.Decide(task, "deny", "材料与事实不符");

        run.Case.ResultOf(item).ShouldBe("denied");
        run.Case.ResultOf("medical-insurance").ShouldBe("terminated");
        run.Case.State.Result.ShouldBe("denied");
        run.Case.State.Reason!.Sealed.ShouldNotBeNull();
        run.Registers.CallsOf("sms").Last()["template"]!.ToString().ShouldBe("case-denied");
        run.Registers.CallsOf("case-library")
            .Count(record => record["result"]!.ToString() == "denied").ShouldBe(2);
        run.Case.RatingAsked.ShouldBeTrue();
        run.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        run.Stored().ShouldNotContain("材料与事实不符");
    }

    private static NewbornRun Granted() => new NewbornRun(WithFather).Begin()
        .Decide("certificateTask", "issue")
        .Decide("householdTask", "register")
        .Decide("claimTask", "approve");
}
