using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.ProjectFiling.ProjectOffice;

namespace Workflow.Tests.ProjectFiling;

/// <summary>From the declaration to the acceptance, on the real host, with a clock that is moved.</summary>
public sealed partial class When_a_project_is_filed(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly ProjectOffice office = new(host);

    [Fact]
    public async Task a_countys_project_passes_county_city_and_province_and_stands_in_the_register()
    {
        var id = await office.AskedAsync(CountyUnit, County, Body("社区养老服务调度", 800));
        var asked = await office.SeeAsync(CountyUnit, id);
        asked["levels"]!.AsArray().Select(level => $"{Text(level!, "level")} {Text(level!, "state")}").ShouldBe(["county open", "city later", "province later"]);
        (await office.RefusedAsync(City, id, "opinion", Agreed)).ShouldBe((HttpStatusCode.Forbidden, "project.act-forbidden"));

        await office.AgreeAsync(id, County, City, Province);

        var filed = await office.FiledAsync(id);
        Text(filed, "number").ShouldStartWith("苏数项备〔");
        Steps(filed).ShouldBe(["declared", "compared", "asked", "agreed", "asked", "agreed", "asked", "agreed", "filed"]);
        filed["levels"]!.AsArray().ShouldAllBe(level => Text(level!, "words") == "同意，不属于重复建设");
        var found = await office.ReadAsync(Province, "/api/projects?search=养老服务调度&status=filed&division=320100&leastBudget=800");
        found["items"]!.AsArray().Select(item => Text(item!, "id")).ShouldContain(id);
        using var client = await host.SignedIn(Province);
        SheetReader.Read(await client.GetByteArrayAsync("/projects/table.xlsx?search=养老服务调度")).Skip(2)
            .Select(row => $"{row.Text(0)} {row.Text(1)}").ShouldContain($"{Text(filed, "number")} 社区养老服务调度");
    }

    [Fact]
    public async Task a_small_sum_ends_at_the_city_and_a_provincial_unit_begins_at_the_province()
    {
        var small = await office.FiledAsync(CityUnit, Body("疫苗冷链监测", 120), City);
        var own = await office.FiledAsync(ProvincialUnit, Body("殡葬信息登记", 90), Province);

        var (city, province) = (await office.SeeAsync(City, small), await office.SeeAsync(ProvincialUnit, own));
        (Text(city, "number")[..4], Text(province, "number")[..4]).ShouldBe(("宁数项备", "苏数项备"));
        (city["levels"]!.AsArray().Count, province["levels"]!.AsArray().Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task the_provinces_numbers_have_no_gap_and_no_double_across_the_cities()
    {
        var nanjing = await Task.WhenAll(Enumerable.Range(0, 3).Select(at => office.DeclaredAsync(CityUnit, Body($"门诊排队叫号{at}", 600 + at))));
        var suzhou = await Task.WhenAll(Enumerable.Range(0, 3).Select(at => office.DeclaredAsync(OtherCityUnit, Body($"考场标准化巡查{at}", 700 + at))));
        await Task.WhenAll([.. nanjing.Select(id => office.AgreeAsync(id, City, Province)), .. suzhou.Select(id => office.AgreeAsync(id, OtherCity, Province))]);
        await Task.WhenAll(nanjing.Concat(suzhou).Select(office.FiledAsync));

        var all = (await office.ReadAsync(Province, "/api/projects?take=200"))["items"]!.AsArray();
        var numbers = all.Where(item => item!["number"]?.GetValue<string>().StartsWith("苏数项备", StringComparison.Ordinal) == true)
            .Select(item => Sequence(item!)).Order().ToList();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
        numbers.Count.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task a_late_opinion_turns_red_is_urged_and_can_still_be_given()
    {
        var id = await office.AskedAsync(CountyUnit, County, Body("图书馆通借通还", 60));
        var calendar = host.Services.GetRequiredService<ICalendars>().China;

        host.Clock.Advance(calendar.Deadline(host.Clock.GetUtcNow(), 5) - host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        var late = await Eventually.SeeAsync(() => office.SeeAsync(CountyUnit, id), one => Steps(one).Contains("urged"));
        var level = late["levels"]![0]!;
        (Text(level, "light"), level["urged"]!.GetValue<int>()).ShouldBe(("red", 1));
        (await office.ReadAsync(Province, "/api/desk?what=projects.overdue&take=200"))["groups"]![0]!["items"]!.AsArray()
            .Select(item => Text(item!, "id")).ShouldContain(id);

        host.Clock.Advance(TimeSpan.FromDays(6));
        await Eventually.SeeAsync(() => office.SeeAsync(CountyUnit, id), one => Steps(one).Count(what => what == "urged") == 2);
        await office.AgreeAsync(id, County, City);
        Text((await office.FiledAsync(id))["levels"]![0]!, "light").ShouldBe("red", "late stays late");
    }

    [Fact]
    public async Task what_is_incomplete_or_returned_is_declared_again()
    {
        var poor = Body("田径场馆预约", 60);
        poor["materials"] = new JsonArray(new JsonObject { ["kind"] = "basis", ["reference"] = "立项批复" });
        var id = await office.DeclaredAsync(CountyUnit, poor);
        var incomplete = await Eventually.SeeAsync(() => office.SeeAsync(CountyUnit, id), one => Text(one, "status") == "returned");
        incomplete["missing"]!.AsArray().Select(kind => kind!.GetValue<string>()).ShouldBe(["plan", "funding"]);

        await office.ActAsync(CountyUnit, id, "redeclaration", Body("田径场馆预约", 60));
        await office.MayAsync(County, id);
        (await office.RefusedAsync(County, id, "opinion", new() { ["agrees"] = false })).ShouldBe((HttpStatusCode.BadRequest, "project.words"));
        await office.ActAsync(County, id, "opinion", new() { ["agrees"] = false, ["words"] = "请写明场馆范围" });

        var returned = await office.SeeAsync(CountyUnit, id);
        (Text(returned, "status"), Text(returned["levels"]![0]!, "words")).ShouldBe(("returned", "请写明场馆范围"));
        await office.ActAsync(CountyUnit, id, "redeclaration", Body("区属田径场馆预约", 60));
        await office.AgreeAsync(id, County, City);
        Steps(await office.FiledAsync(id)).Count(what => what == "asked").ShouldBe(3);
    }

    [Fact]
    public async Task a_project_like_a_filed_one_is_shown_beside_it_and_agreeing_says_why()
    {
        const string Summary = "建设覆盖全区中小学的校园管理平台，包括学籍管理、排课选课、家校互通和校园安全四个功能模块。";
        var first = await office.FiledAsync(OtherCountyUnit, Body("江宁区智慧校园管理平台", 380, Summary), OtherCounty, City);
        var second = await office.AskedAsync(CountyUnit, County, Body("鼓楼区智慧校园管理平台", 400, Summary + "并对接市平台。"));

        var toCounty = (await office.SeeAsync(County, second))["findings"]![0]!;
        (Text(toCounty, "projectId"), Text(toCounty, "unitName")).ShouldBe((first, "南京市江宁区教育局"));
        toCounty["score"]!.GetValue<int>().ShouldBeGreaterThan(80);
        toCounty["aspects"]!.AsArray().ShouldAllBe(aspect => Text(aspect!, "reason").Length > 0);
        toCounty["content"].ShouldBeNull("another county's project is not this county's to read");
        (await office.RefusedAsync(County, second, "opinion", new() { ["agrees"] = true })).Code.ShouldBe("project.words-on-likeness");

        await office.AgreeAsync(second, County);
        var toCity = (await office.MayAsync(City, second))["findings"]![0]!;
        Text(toCity["content"]!, "summary").ShouldBe(Summary);
    }

    [Fact]
    public async Task a_change_passes_the_levels_again_keeps_the_number_and_is_accepted_in_the_end()
    {
        var id = await office.FiledAsync(CountyUnit, Body("城管案件智能分拨", 200), County, City);
        var number = Text(await office.SeeAsync(CountyUnit, id), "number");
        (await office.RefusedAsync(CountyUnit, id, "change", Change(Body("城管案件智能分拨", 200)))).Code.ShouldBe("project.unchanged");
        await office.ActAsync(CountyUnit, id, "change", Change(Body("城管案件智能分拨", 260)));

        var changing = await office.MayAsync(County, id);
        changing["changing"]!.AsArray().Select(field => $"{Text(field!, "field")} {Text(field!, "before")} {Text(field!, "after")}").ShouldBe(["budget 200 万元 260 万元"]);
        changing["inForce"]!["budget"]!.GetValue<decimal>().ShouldBe(200);
        changing["findings"]!.AsArray().Select(finding => Text(finding!, "projectId")).ShouldNotContain(id, "nothing is like itself");
        await office.AgreeAsync(id, County, City);

        var changed = await office.FiledAsync(id);
        (Text(changed, "number"), changed["changes"]!.AsArray().Count).ShouldBe((number, 1));
        await office.ActAsync(CountyUnit, id, "change", Change(Body("城管案件智能分拨", 999)));
        await office.ActAsync(CountyUnit, id, "withdrawal", new() { ["reason"] = "不再追加投资" });
        (await office.SeeAsync(CountyUnit, id))["inForce"]!["budget"]!.GetValue<decimal>().ShouldBe(260);

        var on = $"{ChinaTime.DayOf(host.Clock.GetUtcNow()):yyyy-MM-dd}";
        await office.ActAsync(CountyUnit, id, "acceptance", new() { ["on"] = on, ["passed"] = true, ["words"] = "专家组一致通过" });
        var accepted = await office.SeeAsync(City, id);
        (Text(accepted, "status"), Text(accepted, "acceptedOn"), Text(accepted["acceptance"]!, "words")).ShouldBe(("accepted", on, "专家组一致通过"));
    }

    [Fact]
    public async Task a_withdrawn_project_is_asked_about_no_more_and_is_compared_with_nothing()
    {
        var waiting = await office.AskedAsync(CountyUnit, County, Body("河长巡河打卡", 80));
        await office.ActAsync(CountyUnit, waiting, "withdrawal", new() { ["reason"] = "并入市级项目" });
        (await office.RefusedAsync(County, waiting, "opinion", Agreed)).ShouldBe((HttpStatusCode.Conflict, "project.not-asked"));
        (await office.SeeAsync(CountyUnit, waiting))["acts"]!.AsArray().ShouldBeEmpty();

        var filed = await office.FiledAsync(CityUnit, Body("血液库存预警", 80), City);
        await office.ActAsync(CityUnit, filed, "withdrawal", new() { ["reason"] = "停建" });
        var next = await office.AskedAsync(CityUnit, City, Body("血液库存预警", 80));
        (await office.SeeAsync(CityUnit, next))["findings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task nobody_reads_or_does_what_is_not_theirs()
    {
        var id = await office.AskedAsync(CountyUnit, County, Body("窨井盖资产标识", 70));

        foreach (var stranger in new[] { OtherCounty, OtherCity, CityUnit, "citizen1" })
        {
            using var client = await host.SignedIn(stranger);
            (await client.GetAsync($"/api/projects/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, stranger);
            (await office.ReadAsync(stranger, "/api/projects?search=窨井盖资产标识"))["total"]!.GetValue<int>().ShouldBe(0, stranger);
        }

        (await office.ReadAsync(City, "/api/projects?search=窨井盖资产标识"))["total"]!.GetValue<int>().ShouldBe(1);
        (await office.ReadAsync(County, "/api/projects?search=窨井盖资产标识&mine=yes"))["total"]!.GetValue<int>().ShouldBe(1);
        (await office.RefusedAsync(County, id, "withdrawal", new() { ["reason"] = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.PostAsync(Province, "/api/projects", Body("省厅代为申报", 70))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task bad_input_is_told_by_field_and_a_form_keeps_what_was_typed()
    {
        var (status, problem) = await office.PostAsync(CountyUnit, "/api/projects", new() { ["name"] = "短", ["budget"] = 0 });
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsArray().Select(error => Text(error!, "field"))
            .ShouldBe(["/name", "/summary", "/system", "/budget", "/startsOn", "/endsOn"]);

        using var client = await host.SignedIn(CountyUnit);
        var page = await PageForm.SendAsync(
            client, "/projects/new", ("name", "公园停车诱导"), ("budget", "约三百万"), ("startsOn", "2027-03-01"), ("material-plan", "初稿"));
        page.ShouldContain("id=\"error-summary\"");
        page.ShouldContain("总投资请只填写数字");
        page.ShouldContain("value=\"公园停车诱导\"");
        page.ShouldContain("value=\"约三百万\"");
        page.ShouldContain("value=\"初稿\"");
    }

    private static JsonObject Agreed => new() { ["agrees"] = true, ["words"] = "同意" };

    private static JsonObject Change(JsonObject project) => new() { ["project"] = project, ["reason"] = "设备涨价" };
}
