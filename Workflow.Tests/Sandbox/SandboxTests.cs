using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Sandbox;

[Collection(PostgresCollection.Name)]
public sealed class SandboxTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly ExampleFamily Family = ExampleFamilies.Make(4);
    private SandboxBench sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxBench.StartAsync(postgres);

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task the_registers_agree_about_every_example_family()
    {
        foreach (var family in Enumerable.Range(0, 20).Select(ExampleFamilies.Make))
        {
            (await AskAsync("population-person", new { name = family.Mother.Name, idNumber = family.Mother.Id.Number }))
                ["matches"]!.GetValue<bool>().ShouldBeTrue();
            var record = await AskAsync("birth-record", BirthOf(family));
            record["matches"]!.GetValue<bool>().ShouldBeTrue();
            record["childSex"]!.ToString().ShouldBe(SexOf(family));
            (await AskAsync("maternity-insurance", new { idNumber = family.Mother.Id.Number }))
                ["insured"]!.GetValue<bool>().ShouldBe(family.IsMotherInsured);
            if (family.Father is { } father)
            {
                (await AskAsync("marriage-registry", new { firstIdNumber = family.Mother.Id.Number, secondIdNumber = father.Id.Number }))
                    ["married"]!.GetValue<bool>().ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task what_contradicts_the_registers_is_told()
    {
        (await AskAsync("population-person", new { name = "别人", idNumber = Family.Mother.Id.Number }))
            ["matches"]!.GetValue<bool>().ShouldBeFalse();
        (await AskAsync("birth-record", new { hospital = Family.Hospital.Code, motherIdNumber = Family.Mother.Id.Number, birthDate = "2026-01-01" }))
            ["differences"]!.AsArray().Single()!.ToString().ShouldBe("birthDate");
        (await AskAsync("marriage-registry", new
        {
            firstIdNumber = Family.Mother.Id.Number,
            secondIdNumber = ExampleFamilies.Make(5).Father!.Id.Number,
        }))["married"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("population-person")]
    [InlineData("medical-insurance-enrolment")]
    [InlineData("maternity-insurance")]
    public async Task an_unknown_person_is_not_found(string service) =>
        (await sandbox.CallAsync(service, "k", new { name = "张三", idNumber = "11010519491231002X" })).Status.ShouldBe(404);

    [Fact]
    public async Task another_hospital_has_no_record() =>
        (await sandbox.CallAsync("birth-record", "k", new
        {
            hospital = Hospital.All.First(hospital => hospital != Family.Hospital).Code,
            motherIdNumber = Family.Mother.Id.Number,
            birthDate = "2026-01-01",
        })).Status.ShouldBe(404);

    [Fact]
    public async Task a_child_gets_what_it_needs_step_by_step()
    {
        (await sandbox.CallAsync("household-registration", "early", EntryOf("X000000000"))).Status.ShouldBe(422);
        var certificate = (await AskAsync("e-licence-issue", CertificateOf(Family)))["licenceNumber"]!.ToString();
        var entry = await AskAsync("household-registration", EntryOf(certificate));
        ResidentId.TryParse(entry["idNumber"]!.ToString(), out var child).ShouldBeTrue();
        child!.Division.ShouldBe(Family.Division);
        child.BirthDate.ShouldBe(Family.Child.BirthDate);
        child.Sex.ShouldBe(Family.Child.Sex);
        foreach (var service in new[] { "medical-insurance-enrolment", "social-security-card", "vaccination-record", "service-code" })
        {
            (await AskAsync(service, new { idNumber = child.Number, name = Family.Child.Name }))["idNumber"]!.ToString().ShouldBe(child.Number);
        }
    }

    [Fact]
    public async Task the_same_key_takes_effect_once_and_gets_the_same_answer_even_at_the_same_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sandbox.CallAsync("sms", "one", Message())));
        answers.Select(answer => answer.Body.ToJsonString()).Distinct().ShouldHaveSingleItem();
        var call = (await sandbox.CallsAsync("?service=sms&key=one")).Single()!;
        call["effect"]!.GetValue<int>().ShouldBe(1);
        call["requests"]!.GetValue<int>().ShouldBe(20);
    }

    [Fact]
    public async Task two_children_of_one_day_and_place_get_different_numbers()
    {
        var certificate = (await AskAsync("e-licence-issue", CertificateOf(Family)))["licenceNumber"]!.ToString();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async at =>
            (await sandbox.InsistAsync("household-registration", $"child-{at}", EntryOf(certificate)))["idNumber"]!.ToString()));
        numbers.ShouldBeUnique();
    }

    [Fact]
    public async Task what_took_effect_is_remembered_over_a_restart()
    {
        var before = await AskAsync("e-licence-issue", CertificateOf(Family), "certificate");
        await sandbox.RestartAsync();
        (await AskAsync("e-licence-issue", CertificateOf(Family), "certificate")).ToJsonString().ShouldBe(before.ToJsonString());
        (await sandbox.CallsAsync("?key=certificate")).Single()!["requests"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task a_key_used_for_something_else_is_refused_whatever_the_order_of_members()
    {
        await AskAsync("sms", new { phone = "13912345678", template = "a" }, "k");
        (await sandbox.CallAsync("sms", "k", new { template = "a", phone = "13912345678" })).Status.ShouldBe(200);
        (await sandbox.CallAsync("sms", "k", new { phone = "13912345678", template = "b" })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task failing_first_it_sometimes_has_taken_effect_and_never_twice()
    {
        await sandbox.SetFaultAsync(new { service = "*", failFirst = 2 });
        var lost = 0;
        for (var at = 0; at < 20; at++)
        {
            (await sandbox.CallAsync("sms", $"k{at}", Message())).Status.ShouldBe(503);
            lost += (await sandbox.CallsAsync($"?key=k{at}")).Single()!["effect"]!.GetValue<int>();
            (await sandbox.CallAsync("sms", $"k{at}", Message())).Status.ShouldBe(503);
            (await sandbox.CallAsync("sms", $"k{at}", Message())).Status.ShouldBe(200);
        }

        lost.ShouldBeInRange(3, 17);
        (await sandbox.CallsAsync()).ShouldAllBe(call => call!["effect"]!.GetValue<int>() == 1 && call["requests"]!.GetValue<int>() == 3);
    }

    [Fact]
    public async Task an_error_rate_hits_its_share_and_patience_overcomes_it()
    {
        await sandbox.SetFaultAsync(new { service = "sms", errorRate = 0.5 });
        for (var at = 0; at < 60; at++)
        {
            await sandbox.InsistAsync("sms", $"k{at}", Message());
        }

        var calls = await sandbox.CallsAsync();
        calls.Sum(call => call!["requests"]!.GetValue<int>()).ShouldBeInRange(85, 190);
        calls.ShouldAllBe(call => call!["effect"]!.GetValue<int>() == 1);
    }

    [Fact]
    public async Task wrong_data_contradicts_but_the_effect_stays_right()
    {
        await sandbox.SetFaultAsync(new { service = "*", wrongData = true });
        (await AskAsync("population-person", new { name = Family.Mother.Name, idNumber = Family.Mother.Id.Number }))
            ["matches"]!.GetValue<bool>().ShouldBeFalse();
        (await AskAsync("e-licence-issue", CertificateOf(Family), "k"))["holder"]!.ToString().ShouldNotBe(Family.Child.Name);
        await sandbox.Client.DeleteAsync("/faults");
        (await AskAsync("e-licence-issue", CertificateOf(Family), "k"))["holder"]!.ToString().ShouldBe(Family.Child.Name);
    }

    [Theory]
    [InlineData("""{ "service": "nobody" }""")]
    [InlineData("""{ "service": "sms", "errorRate": 2 }""")]
    [InlineData("""{ "service": "sms", "latencyMs": -1 }""")]
    [InlineData("[]")]
    public async Task a_senseless_fault_is_refused(string fault) =>
        (await sandbox.SetFaultAsync(JsonNode.Parse(fault)!)).ShouldBe(400);

    [Fact]
    public async Task nothing_personal_stands_in_clear_in_its_tables()
    {
        var certificate = (await AskAsync("e-licence-issue", CertificateOf(Family)))["licenceNumber"]!.ToString();
        var child = (await AskAsync("household-registration", EntryOf(certificate)))["idNumber"]!.ToString();
        await AskAsync("sms", new { phone = Family.Phone, template = "t" });
        var dump = await sandbox.DumpAsync();
        dump.ShouldContain("household-registration");
        foreach (var value in new[] { Family.Mother.Name, Family.Mother.Id.Number, Family.Child.Name, Family.Phone, certificate, child })
        {
            dump.ShouldNotContain(value);
        }
    }

    private async Task<JsonObject> AskAsync(string service, object request, string? key = null)
    {
        var (status, body) = await sandbox.CallAsync(service, key ?? Guid.NewGuid().ToString(), request);
        status.ShouldBe(200, body.ToJsonString());
        return body;
    }

    private static object Message() => new { phone = "13912345678", template = "t", @params = new { n = 1 } };

    private static object BirthOf(ExampleFamily family) => new
    {
        hospital = family.Hospital.Code,
        motherIdNumber = family.Mother.Id.Number,
        birthDate = Text(family.Child.BirthDate),
        childSex = SexOf(family),
    };

    private static object CertificateOf(ExampleFamily family) => new
    {
        recordNumber = "R",
        childName = family.Child.Name,
        childSex = SexOf(family),
        childBirthDate = Text(family.Child.BirthDate),
        motherName = family.Mother.Name,
        motherIdNumber = family.Mother.Id.Number,
        hospital = family.Hospital.Code,
    };

    private static object EntryOf(string certificate) => new
    {
        division = Family.Division,
        address = Family.HomeAddress,
        childName = Family.Child.Name,
        childSex = SexOf(Family),
        childBirthDate = Text(Family.Child.BirthDate),
        birthCertificateNumber = certificate,
        motherIdNumber = Family.Mother.Id.Number,
    };

    private static string SexOf(ExampleFamily family) => family.Child.Sex == Sex.Male ? "male" : "female";

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
