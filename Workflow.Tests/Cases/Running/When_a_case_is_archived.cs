using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Housekeeping;
using Workflow.Tests.Api;
using Workflow.Tests.Newborn;
using Xunit;

namespace Workflow.Tests.Cases.Running;

/// <summary>归档: a month after its end a case is a record, which the archives take over as a bag.</summary>
public sealed class When_a_case_is_archived(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const string Clerk = "clerk-wjw";

    [Fact]
    public async Task a_month_after_its_end_it_is_a_record_that_offices_take_out_whole()
    {
        var number = await world.FiledAsync(31);
        await world.DecidedAsync(number);
        using var clerk = await world.Host.SignedIn(Clerk);
        await (await clerk.GetAsync($"/api/cases/{number}/archive")).ShouldBeProblem(409, "archive.too-early");
        var open = await world.FiledAsync(32);

        world.Host.Clock.Advance(TimeSpan.FromDays(31));
        await RoundAsync();
        await RoundAsync();

        var archived = await world.Host.Cases.CaseAsync(number);
        archived["archive"]!["number"]!.GetValue<string>().ShouldBe($"ZW·{number[7..11]}·Y·{number}");
        archived["archive"]!["retention"]!.GetValue<string>().ShouldBe("永久");
        archived["actions"]!.AsArray().ShouldBeEmpty("it is not rated any more");
        archived["timeline"]!.AsArray().Count(line => line!["kind"]!.GetValue<string>() == "archived").ShouldBe(1);
        (await world.Host.Cases.CaseAsync(open))["archive"].ShouldBeNull();

        var bag = await UnpackedAsync(await clerk.GetByteArrayAsync($"/api/cases/{number}/archive"));
        bag["bagit.txt"].ShouldStartWith("BagIt-Version: 1.0\n");
        bag["bag-info.txt"].ShouldContain($"External-Identifier: ZW·{number[7..11]}·Y·{number}\n");
        JsonNode.Parse(bag["data/application.json"])!["mother"]!["name"]!.GetValue<string>().ShouldNotBeEmpty();
        JsonNode.Parse(bag["data/record.json"])!["timeline"]!.AsArray().Count.ShouldBeGreaterThan(5);
        JsonNode.Parse(bag["data/data-uses.json"])!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task nobody_takes_it_out_who_did_not_decide_on_it()
    {
        var number = await world.FiledAsync(33);
        await world.DecidedAsync(number);
        await RefusedAsync("citizen1", number, HttpStatusCode.NotFound);
        await RefusedAsync("auditor", number, HttpStatusCode.Forbidden);
        await RefusedAsync("clerk-sjj", number, HttpStatusCode.NotFound);
    }

    private async Task RoundAsync()
    {
        foreach (var round in world.Host.Services.GetServices<IHourlyRound>())
        {
            await round.RunAsync(default);
        }
    }

    private async Task RefusedAsync(string user, string number, HttpStatusCode expected)
    {
        using var client = await world.Host.SignedIn(user);
        (await client.GetAsync($"/api/cases/{number}/archive")).StatusCode.ShouldBe(expected, user);
    }

    // Every file is named in a manifest with the hash it has.
    private static async Task<Dictionary<string, string>> UnpackedAsync(byte[] content)
    {
        await using var zip = new ZipArchive(new MemoryStream(content));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        var texts = files.ToDictionary(file => file.Key, file => System.Text.Encoding.UTF8.GetString(file.Value));
        var listed = (texts["manifest-sha256.txt"] + texts["tagmanifest-sha256.txt"])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("  "))
            .ToDictionary(parts => parts[1], parts => parts[0]);
        listed.Keys.Append("tagmanifest-sha256.txt").ShouldBe(files.Keys, ignoreOrder: true);
        listed.ShouldAllBe(file => file.Value == Convert.ToHexStringLower(SHA256.HashData(files[file.Key])));
        return texts;
    }
}
