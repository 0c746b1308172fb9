using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shouldly;
using Workflow.Host.Pages.Forms;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class DraftStoreTests
{
    private readonly DraftStore store = new(new EphemeralDataProtectionProvider());

    private readonly Draft draft = new Draft("key")
    {
        Division = "320106",
        Form = JsonNode.Parse("""{"mother":{"name":"王小芳","idNumber":"320102199001011234"}}""")!.AsObject(),
    }.WithAnswered("1");

    [Fact]
    public void a_draft_comes_back_as_it_was_kept()
    {
        var back = store.Load(Returning(Keep(draft)), "citizen1", "newborn").ShouldNotBeNull();

        back.Key.ShouldBe("key");
        back.Division.ShouldBe("320106");
        back.Answered.ShouldBe(["1"]);
        back.Form.ToJsonString().ShouldBe(draft.Form.ToJsonString());
    }

    [Fact]
    public void nobody_else_can_read_it()
    {
        var cookies = Keep(draft);

        store.Load(Returning(cookies), "citizen2", "newborn").ShouldBeNull();
        cookies.ShouldAllBe(cookie => !cookie.Value.Value!.Contains("王小芳") && cookie.HttpOnly);
    }

    [Fact]
    public void a_damaged_draft_counts_as_none()
    {
        var cookie = Keep(draft)[0];
        cookie.Value = new string([.. cookie.Value.Value!.Reverse()]);

        store.Load(Returning([cookie]), "citizen1", "newborn").ShouldBeNull();
    }

    [Fact]
    public void a_long_form_is_spread_over_several_cookies()
    {
        // Text without repetition, which no compression makes small.
        var noise = Convert.ToBase64String([.. Enumerable.Range(0, 6000).Select(i => (byte)((i * 7919 * (i + 13)) >> 5))]);
        var cookies = Keep(draft with { Form = new JsonObject { ["text"] = noise } });

        cookies.Count.ShouldBeGreaterThan(1);
        cookies.ShouldAllBe(cookie => cookie.ToString().Length <= 4096);
        store.Load(Returning(cookies), "citizen1", "newborn")!.Form["text"]!.GetValue<string>().ShouldBe(noise);
    }

    private List<SetCookieHeaderValue> Keep(Draft kept)
    {
        var http = new DefaultHttpContext();
        store.Save(http, "citizen1", "newborn", kept);
        return [.. SetCookieHeaderValue.ParseList([.. http.Response.Headers.SetCookie.OfType<string>()])];
    }

    private static DefaultHttpContext Returning(IEnumerable<SetCookieHeaderValue> cookies)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        return http;
    }
}
