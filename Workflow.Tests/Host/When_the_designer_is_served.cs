using System.Net;
using System.Net.Http.Headers;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host;

public sealed class When_the_designer_is_served(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly string Package = Path.Combine(
        Repository.Root, "Workflow.Designer", "node_modules", "@elsa-workflows", "elsa-studio-wasm");

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task its_files_come_packed_as_the_package_packs_them(string encoding)
    {
        using var answer = await GetAsync("_framework/blazor.webassembly.js", encoding);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        var packed = Path.Combine(Package, "_framework", "blazor.webassembly.js" + (encoding == "br" ? ".br" : ".gz"));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(packed));
    }

    [Fact]
    public async Task a_file_comes_unpacked_to_who_cannot_unpack()
    {
        using var answer = await GetAsync("_framework/blazor.webassembly.js", "identity");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsByteArrayAsync())
            .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(Package, "_framework", "blazor.webassembly.js")));
    }

    [Fact]
    public async Task what_has_a_fingerprint_is_kept_for_good_and_the_rest_asked_for_again()
    {
        var runtime = Path.GetFileName(Directory.GetFiles(Path.Combine(Package, "_framework"), "dotnet.native.*.wasm").Single());
        using var kept = await GetAsync($"_framework/{runtime}", "br");
        kept.Headers.CacheControl!.ToString().ShouldContain("immutable");
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("application/wasm");

        using var asked = await GetAsync("_framework/dotnet.js", "br");
        asked.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        using var again = await GetAsync("_framework/dotnet.js", "br", asked.Headers.ETag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var otherwise = await GetAsync("_framework/dotnet.js", "gzip", asked.Headers.ETag);
        otherwise.StatusCode.ShouldBe(HttpStatusCode.OK, "packed differently is another content");
    }

    [Theory]
    [InlineData("_content/..%2fpackage.json")]
    [InlineData("_content/%2e%2e/%2e%2e/%2e%2e/package-lock.json")]
    [InlineData("_framework/nothing.wasm")]
    [InlineData("_framework/")]
    public async Task nothing_else_is_served(string path)
    {
        using var answer = await GetAsync(path, "identity");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task its_pages_alone_may_run_web_assembly()
    {
        using var analyst = await host.SignedIn("analyst");
        using var designer = await analyst.GetAsync("/designer");
        using var cases = await analyst.GetAsync("/cases");

        var policy = Policy(designer);
        policy.ShouldContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
        policy.ShouldNotContain("http");
        policy.ShouldNotContain("'unsafe-eval'");
        Policy(cases).ShouldNotContain("wasm");
    }

    [Theory]
    [InlineData("/designer")]
    [InlineData("/designer/definitions/newborn")]
    [InlineData("/designer/instances")]
    public async Task nobody_in_particular_signs_in_first_and_comes_back(string page)
    {
        using var anonymous = host.Anonymous();
        using var answer = await anonymous.GetAsync(page);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe($"/sign-in?returnUrl={Uri.EscapeDataString(page)}");
    }

    [Theory]
    [InlineData("/designer/definitions/nothing")]
    [InlineData("/designer/instances/nothing")]
    public async Task a_link_to_nothing_says_so(string page)
    {
        using var analyst = await host.SignedIn("analyst");
        using var answer = await analyst.GetAsync(page);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("没有找到");
    }

    [Fact]
    public async Task a_clerk_sees_workflows_but_no_instances()
    {
        using var clerk = await host.SignedIn("clerk-wjw");

        (await clerk.GetAsync("/designer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.GetAsync("/designer/instances")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_host_without_the_package_says_how_to_get_it()
    {
        var bare = new HostFixture { Settings = ["--Designer:Studio=/nowhere"] };
        await bare.InitializeAsync();
        try
        {
            using var analyst = await bare.SignedIn("analyst");
            using var answer = await analyst.GetAsync("/designer");
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(".ci/provision designer");
            (await analyst.GetAsync("/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await bare.DisposeAsync();
        }
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding, EntityTagHeaderValue? known = null)
    {
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/designer/{path}");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await client.SendAsync(request);
    }
}
