using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

[Collection(CitizensCollection.Name)]
public sealed class When_a_citizen_asks_who_used_their_data(HostFixture host)
{
    private const string Address = "/api/my/data-uses?take=200";

    [Fact]
    public async Task every_call_for_a_case_is_told_by_names_and_never_by_values()
    {
        var application = await host.Example(961);
        var number = await host.Cases.FileAsync(application);
        using var citizen = await host.SignedIn("citizen1");

        var all = await Eventually.SeeAsync(
            () => citizen.GetJsonAsync(Address),
            seen => Of(seen, number, "人口库身份核验") is not null,
            TimeSpan.FromMinutes(1));

        var use = Of(all, number, "人口库身份核验")!;
        use["provider"]!.GetValue<string>().ShouldBe("南京市公安局");
        use["onBehalfOf"]!.GetValue<string>().ShouldBe("南京市卫生健康委员会");
        use["outcome"]!.GetValue<string>().ShouldBe("answered");
        Words(use["sent"]!).ShouldBe(["姓名", "身份证号"]);
        Words(use["returned"]!).ShouldBe(["出生日期", "户籍地址"]);
        use.ToJsonString().ShouldNotContain(application["form"]!["mother"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task whoever_was_asked_about_in_the_case_of_another_is_told_and_nobody_else_is()
    {
        var number = await host.Cases.FileAsync(await host.Example(962));
        using var father = await host.SignedIn("father-962");

        var all = await Eventually.SeeAsync(
            () => father.GetJsonAsync(Address),
            seen => Of(seen, number, "人口库身份核验") is not null,
            TimeSpan.FromMinutes(1));

        Of(all, number, "人口库身份核验")!["isOwn"]!.GetValue<bool>().ShouldBeFalse();
        using var stranger = await host.SignedIn("father-963");
        (await stranger.GetJsonAsync(Address))["total"]!.GetValue<int>().ShouldBe(0);
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        (await nobody.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static JsonNode? Of(JsonNode list, string number, string service) => list["items"]!.AsArray().FirstOrDefault(use =>
        use!["case"]?.GetValue<string>() == number && use["service"]!.GetValue<string>() == service);

    private static IEnumerable<string> Words(JsonNode list) => list.AsArray().Select(word => word!.GetValue<string>());
}
