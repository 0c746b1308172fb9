using System.Net;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Drafts;
using Workflow.Engine.Housekeeping;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

[Collection(CitizensCollection.Name)]
public sealed class When_an_application_is_kept_for_later(HostFixture host)
{
    private const string Address = "/api/drafts/newborn";

    [Fact]
    public async Task it_comes_back_as_it_was_and_nothing_of_it_rests_in_the_clear()
    {
        using var citizen = await host.SignedIn("citizen1");
        using var saved = await citizen.PutAsync(Address, Filled("王未交", "320106"));
        (await saved.ReadJsonAsync())["title"]!.GetValue<string>().ShouldBe("新生儿出生一件事");

        var back = await citizen.GetJsonAsync(Address);
        back["division"]!.GetValue<string>().ShouldBe("320106");
        back["form"]!["mother"]!["name"]!.GetValue<string>().ShouldBe("王未交");
        back["answered"]!.AsArray().Select(page => page!.GetValue<string>()).ShouldBe(["1"]);

        var stored = await StoredTexts.ReadAsync(host.ConnectionString);
        stored.ShouldContain("newborn/citizen1");
        stored.ShouldNotContain("王未交");
        stored.ShouldNotContain("320102199001011234");
    }

    [Fact]
    public async Task saved_again_it_replaces_the_former_and_keeps_its_key()
    {
        using var citizen = await host.SignedIn("citizen1");
        using var first = await citizen.PutAsync(Address, Filled("王一", null));
        var key = (await citizen.GetJsonAsync(Address))["key"]!.GetValue<string>();
        using var second = await citizen.PutAsync(Address, Filled("王二", null));

        var back = await citizen.GetJsonAsync(Address);
        back["key"]!.GetValue<string>().ShouldBe(key);
        back["form"]!["mother"]!["name"]!.GetValue<string>().ShouldBe("王二");
        (await citizen.GetJsonAsync("/api/drafts"))["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task nobody_else_sees_it_and_only_citizens_have_any()
    {
        using var citizen = await host.SignedIn("citizen1");
        using var saved = await citizen.PutAsync(Address, Filled("王未交", null));

        using var other = await host.SignedIn("citizen2");
        (await other.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetJsonAsync("/api/drafts"))["total"]!.GetValue<int>().ShouldBe(0);
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.PutAsync(Address, Filled("某人", null))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        (await nobody.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task what_is_no_draft_is_refused_with_what_to_do()
    {
        using var citizen = await host.SignedIn("citizen1");
        (await citizen.PutAsync("/api/drafts/nothing", Filled("王", null))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var answer = await citizen.PutAsync(Address, HttpJson.Body("""{"form":[],"colour":1}"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadAsStringAsync();
        problem.ShouldContain("/form");
        problem.ShouldContain("/colour");
        using var large = await citizen.PutAsync(Address, Filled(new string('王', 100_000), null));
        large.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await large.Content.ReadAsStringAsync()).ShouldContain("256 KB");
    }

    [Fact]
    public async Task deleted_it_is_gone_and_deleting_it_again_is_no_error()
    {
        using var citizen = await host.SignedIn("citizen2");
        using var saved = await citizen.PutAsync(Address, Filled("王未交", null));
        (await citizen.DeleteAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await citizen.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await citizen.DeleteAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task filed_its_content_is_gone_and_it_leads_to_the_case()
    {
        using var citizen = await host.SignedIn("citizen2");
        using var saved = await citizen.PutAsync(Address, Filled("王已交", null));
        var key = (await citizen.GetJsonAsync(Address))["key"]!.GetValue<string>();

        await SendAsync(new DraftFiled(Citizen2(), "newborn", "another key", "320100-2026-000009"));
        (await citizen.GetJsonAsync(Address))["caseNumber"].ShouldBeNull("a draft begun since then stays");
        await SendAsync(new DraftFiled(Citizen2(), "newborn", key, "320100-2026-000009"));

        var back = await citizen.GetJsonAsync(Address);
        back["caseNumber"]!.GetValue<string>().ShouldBe("320100-2026-000009");
        back["form"]!.AsObject().ShouldBeEmpty();
        (await citizen.GetJsonAsync("/api/drafts"))["total"]!.GetValue<int>().ShouldBe(0);
        using var anew = await citizen.PutAsync(Address, Filled("王又来", null));
        (await citizen.GetJsonAsync(Address))["key"]!.GetValue<string>().ShouldNotBe(key);
        await citizen.DeleteAsync(Address);
    }

    [Fact]
    public async Task after_thirty_days_it_counts_as_gone_and_housekeeping_deletes_it()
    {
        using var citizen = await host.SignedIn("citizen1");
        using var saved = await citizen.PutAsync(Address, Filled("王未交", null));
        using var system = host.System();
        (await system.PostOnceAsync("/api/demo/clock", new JsonObject { ["advance"] = "P29D" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await citizen.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await system.PostOnceAsync("/api/demo/clock", new JsonObject { ["advance"] = "P1DT1M" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await citizen.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await citizen.GetJsonAsync("/api/drafts"))["total"]!.GetValue<int>().ShouldBe(0);
        (await RowsAsync()).ShouldBeGreaterThan(0);
        await host.Services.GetRequiredService<ExpiredRows>().DeleteAsync(default);
        (await RowsAsync()).ShouldBe(0);
    }

    private static CommandContext Citizen2() => new(
        new Caller("citizen2", new HashSet<string> { Roles.Citizen }, string.Empty, string.Empty, "320100"), "test");

    private static StringContent Filled(string name, string? division) => HttpJson.Body(new JsonObject
    {
        ["division"] = division,
        ["form"] = new JsonObject { ["mother"] = new JsonObject { ["name"] = name, ["idNumber"] = "320102199001011234" } },
        ["answered"] = new JsonArray("1"),
    }.ToJsonString());

    private async Task SendAsync<T>(IRequest<T> request)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task<long> RowsAsync()
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from workflow.mt_doc_draftrow");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
