using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.DataServices;
using Xunit;

namespace Workflow.Tests.DataServices;

public sealed class DataServiceFolderTests
{
    private static readonly string[] Newborn =
    [
        "birth-record", "case-library", "e-licence-issue", "household-registration", "marriage-registry", "maternity-claim",
        "maternity-insurance", "medical-insurance-enrolment", "population-person", "service-code", "sms",
        "social-security-card", "vaccination-record",
    ];

    [Fact]
    public void every_service_of_newborn_registration_is_there_and_sound()
    {
        var registry = ServiceFiles.Shipped();
        Newborn.ShouldBeSubsetOf(registry.All.Select(service => service.Code));
        registry.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void what_identifies_a_person_in_an_answer_is_marked_personal()
    {
        foreach (var service in ServiceFiles.Shipped().All)
        {
            var named = (service.Response["properties"] as JsonObject ?? [])
                .Select(property => property.Key)
                .Where(name => name.Contains("idNumber", StringComparison.OrdinalIgnoreCase)
                    || name is "name" or "holder" or "phone" or "householdAddress" or "licenceNumber")
                .Select(name => "/" + name);
            named.ShouldBeSubsetOf(PersonalMarks.Find(service.Response).Select(mark => mark.Pointer), service.Code);
        }
    }

    [Fact]
    public void a_new_file_counts_without_a_restart()
    {
        using var files = new ServiceFiles();
        files.Registry.All.ShouldBeEmpty();
        files.Write("new-service");
        files.Registry.Find("new-service")!.Name.ShouldBe("测试服务");
        new DataServiceActivities(files.Registry).Activities.Single().Descriptor.TypeName
            .ShouldBe("OneThing.DataService.NewService");
    }

    [Fact]
    public void a_bad_file_is_told_with_its_path_and_stops_no_other()
    {
        using var files = new ServiceFiles();
        files.Write("good");
        files.Write("bad", """{ "code": "bad" """);
        files.Registry.All.Single().Code.ShouldBe("good");
        files.Registry.Faults.Single().Path.ShouldBe(files.PathOf("bad"));
        files.Log.Lines.ShouldContain(line => line.Contains(files.PathOf("bad")));
    }

    [Fact]
    public void a_file_that_goes_bad_leaves_its_last_good_version()
    {
        using var files = new ServiceFiles();
        files.Write("service");
        var before = files.Registry.Find("service");
        files.Write("service", "{}");
        files.Registry.Find("service").ShouldBeSameAs(before);
        files.Registry.Faults.Count.ShouldBe(1);
        files.Write("service", file => file["name"] = "新名称");
        files.Registry.Find("service")!.Name.ShouldBe("新名称");
        files.Registry.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void an_unchanged_service_keeps_its_activity()
    {
        using var files = new ServiceFiles();
        files.Write("one");
        var activities = new DataServiceActivities(files.Registry);
        var before = activities.Activities.Single();
        files.Write("two");
        activities.Activities.Count.ShouldBe(2);
        activities.Activities.ShouldContain(before);
    }

    [Theory]
    [InlineData("code", "\"Other\"")]
    [InlineData("address", "\"{base}/x/{unknown}\"")]
    [InlineData("method", "7")]
    [InlineData("timeoutSeconds", "0")]
    [InlineData("auth", """{ "kind": "bearer" }""")]
    [InlineData("request", """{ "type": "object", "properties": { "some-name": {}, "someName": {} } }""")]
    [InlineData("response", """{ "properties": { "a": { "x-personal": true, "x-subject-from": "/nobody" } } }""")]
    public void a_fault_in_a_file_is_found(string member, string json)
    {
        using var files = new ServiceFiles();
        files.Write("service", file => file[member] = JsonNode.Parse(json));
        files.Registry.All.ShouldBeEmpty();
        files.Registry.Faults.Count.ShouldBe(1);
    }

    [Fact]
    public void a_schema_may_not_fetch_another()
    {
        using var files = new ServiceFiles();
        files.Write("service", file => file["response"] = new JsonObject { ["$ref"] = "http://127.0.0.1:1/secret.json" });
        files.Registry.All.ShouldBeEmpty();
        files.Registry.Faults.Single().Message.ShouldContain("may only refer to itself");
    }
}
