using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.TerritorialReturns;
using Workflow.Activities.TerritorialReturns.Making;
using Workflow.Tests.Newborn;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.TerritorialReturns;

/// <summary>按属地回流: each night each city's own cases, signed, in parts that can be fetched again from where they broke off.</summary>
public sealed class When_a_city_fetches_its_cases(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const string Nanjing = "320100";
    private const string Office = "clerk-sjj";

    [Fact]
    public async Task it_gets_what_changed_signed_and_says_that_it_has_it()
    {
        var number = await world.FiledAsync(51);
        await world.DecidedAsync(number);
        var first = await MadeAsync(new DateOnly(2026, 3, 1));

        using var office = await world.Host.SignedIn(Office);
        var manifest = await office.GetJsonAsync($"/api/territorial-returns/{first}");
        RequireSigned(manifest);
        var cases = await CasesAsync(office, manifest);
        var one = cases.Single(each => each["caseNumber"]!.GetValue<string>() == number);
        one["result"]!.GetValue<string>().ShouldBe("granted");
        one["form"]!["mother"]!["name"]!.GetValue<string>().ShouldNotBeEmpty();

        (await office.PostOnceAsync($"/api/territorial-returns/{first}/receipt", HttpJson.Body("{}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var listed = (await office.GetJsonAsync("/api/territorial-returns"))["items"]!.AsArray();
        listed.Single(row => row!["id"]!.GetValue<string>() == first)!["receivedAt"].ShouldNotBeNull();

        using var citizen = await world.Host.SignedIn("citizen1");
        (await citizen.GetJsonAsync("/api/my/data-uses?take=200"))["items"]!.AsArray()
            .ShouldContain(use => use!["case"] != null && use["case"]!.GetValue<string>() == number
                && use["service"]!.GetValue<string>() == "办件按属地回流");
    }

    [Fact]
    public async Task a_part_that_broke_off_is_fetched_on_from_there()
    {
        await world.FiledAsync(52);
        var id = await MadeAsync(new DateOnly(2026, 4, 1));
        using var office = await world.Host.SignedIn(Office);
        var whole = await office.GetByteArrayAsync($"/api/territorial-returns/{id}/parts/1");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/territorial-returns/{id}/parts/1");
        request.Headers.Range = new RangeHeaderValue(100, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(whole))}\""));
        var rest = await office.SendAsync(request);

        rest.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await rest.Content.ReadAsByteArrayAsync()).ShouldBe(whole[100..]);
    }

    [Fact]
    public async Task a_night_is_made_once_and_not_at_all_when_nothing_happened()
    {
        await world.FiledAsync(53);
        var day = new DateOnly(2026, 5, 1);
        await MadeAsync(day);
        (await Making.MakeAsync(Nanjing, day, Now, default)).ShouldBeFalse();
        (await Making.MakeAsync("320200", day, Now, default)).ShouldBeFalse("nobody applied in Wuxi");
    }

    [Fact]
    public async Task what_changes_in_the_day_stands_in_the_next_nights_return()
    {
        await world.FiledAsync(55);
        await SettledAsync();
        var day = ChinaTime.DayOf(Now);
        (await DaysAfterRoundAsync(day.AddDays(1), 1)).ShouldContain(day);
        (await DaysAfterRoundAsync(day.AddDays(2), 1)).ShouldNotContain(day.AddDays(1), "nothing had changed");

        await world.FiledAsync(56);
        await SettledAsync();
        (await DaysAfterRoundAsync(day.AddDays(2), 15)).ShouldNotContain(day.AddDays(1), "it is not night");
        (await DaysAfterRoundAsync(day.AddDays(3), 1)).ShouldContain(day.AddDays(2));
    }

    [Fact]
    public async Task a_host_that_was_down_at_the_hour_makes_up_for_it_once()
    {
        await world.FiledAsync(57);
        await SettledAsync();
        var day = ChinaTime.DayOf(Now);
        (await DaysAfterRoundAsync(day.AddDays(1), 9)).ShouldContain(day);
        (await DaysAfterRoundAsync(day.AddDays(1), 10)).Count(each => each == day).ShouldBe(1);
    }

    [Fact]
    public async Task only_whoever_may_see_them_is_led_there()
    {
        foreach (var (user, isLed) in new[] { (Office, true), ("coordinator", true), ("clerk-wjw", false), ("citizen1", false) })
        {
            using var client = await world.Host.SignedIn(user);
            var page = await client.GetStringAsync("/verify");
            page.Contains("href=\"/territorial-returns\"", StringComparison.Ordinal).ShouldBe(isLed, user);
        }
    }

    [Fact]
    public async Task nobody_else_gets_them()
    {
        await world.FiledAsync(54);
        var id = await MadeAsync(new DateOnly(2026, 6, 1));
        await RefusedAsync("clerk-wjw", $"/api/territorial-returns/{id}", 404);
        await RefusedAsync("clerk-wjw", $"/api/territorial-returns/{id}/parts/1", 403);
        await RefusedAsync("coordinator", $"/api/territorial-returns/{id}/parts/1", 403);
        await RefusedAsync("citizen1", $"/api/territorial-returns/{id}", 404);
        using var coordinator = await world.Host.SignedIn("coordinator");
        RequireSigned(await coordinator.GetJsonAsync($"/api/territorial-returns/{id}"));
        using var citizen = await world.Host.SignedIn("citizen1");
        (await citizen.GetJsonAsync("/api/territorial-returns"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    private ReturnMaking Making => world.Host.Services.GetRequiredService<ReturnMaking>();

    private DateTimeOffset Now => world.Host.Clock.GetUtcNow();

    private async Task<string> MadeAsync(DateOnly day)
    {
        (await Making.MakeAsync(Nanjing, day, Now, default)).ShouldBeTrue();
        return $"{Nanjing}-{day:yyyy-MM-dd}";
    }

    private async Task RefusedAsync(string user, string path, int status)
    {
        using var client = await world.Host.SignedIn(user);
        ((int)(await client.GetAsync(path)).StatusCode).ShouldBe(status, $"{user} {path}");
    }

    // What a case does by itself after it was filed would be a change of its own.
    private async Task SettledAsync()
    {
        using var office = await world.Host.SignedIn("coordinator");
        await Eventually.SeeAsync(
            () => office.GetJsonAsync("/api/cases?status=submitted"), seen => seen["total"]!.GetValue<int>() == 0);
    }

    /// <summary>Days of the city's returns after a host's round at that hour.</summary>
    private async Task<IReadOnlyList<DateOnly>> DaysAfterRoundAsync(DateOnly day, int hour)
    {
        world.Host.Clock.Advance(ChinaTime.At(day, new TimeOnly(hour, 30)) - Now);
        await new NightlyReturns(Making, world.Host.Clock, Options.Create(new ReturnOptions())).RunAsync(default);
        using var office = await world.Host.SignedIn(Office);
        var listed = await office.GetJsonAsync("/api/territorial-returns");
        return [.. listed["items"]!.AsArray().Select(row => DateOnly.Parse(row!["day"]!.GetValue<string>(), CultureInfo.InvariantCulture))];
    }

    private static void RequireSigned(JsonNode manifest)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(manifest["publicKey"]!.GetValue<string>());
        key.VerifyData(
            Encoding.UTF8.GetBytes(manifest["statement"]!.GetValue<string>()),
            Convert.FromBase64String(manifest["signature"]!.GetValue<string>()),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    private static async Task<List<JsonNode>> CasesAsync(HttpClient office, JsonNode manifest)
    {
        var cases = new List<JsonNode>();
        foreach (var part in manifest["parts"]!.AsArray())
        {
            var bytes = await office.GetByteArrayAsync($"/api/territorial-returns/{manifest["id"]}/parts/{part!["number"]}");
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(part["sha256"]!.GetValue<string>());
            manifest["statement"]!.GetValue<string>().ShouldContain(part["sha256"]!.GetValue<string>());
            using var lines = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
            while (await lines.ReadLineAsync() is { } line)
            {
                cases.Add(JsonNode.Parse(line)!);
            }
        }

        return cases;
    }
}
