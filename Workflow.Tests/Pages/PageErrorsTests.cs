using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Http;
using Workflow.Engine.Streams;
using Workflow.Host.Pages;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class PageErrorsTests
{
    [Fact]
    public async Task a_database_that_is_away_is_said_to_be_away_for_a_while()
    {
        using var answer = await FailAsync(new InvalidOperationException("wrapped", new NpgsqlException("away", new IOException())));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("服务暂时不可用");
    }

    [Fact]
    public async Task a_change_by_somebody_else_is_said_to_be_one()
    {
        using var answer = await FailAsync(new ConcurrentChangeException("case:1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("内容已有变化");
    }

    [Fact]
    public async Task a_refusal_says_in_its_own_words_what_to_do()
    {
        using var answer = await FailAsync(new RefusalException(RefusalKind.Forbidden, "x", "请联系<管理员>。"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("请联系&lt;管理员&gt;。");
    }

    [Fact]
    public async Task nothing_of_an_unexpected_error_is_told()
    {
        using var answer = await FailAsync(new InvalidOperationException("the secret"));
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            text => text.ShouldContain("系统出了问题"), text => text.ShouldNotContain("secret"));
    }

    private static async Task<HttpResponseMessage> FailAsync(Exception fault)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new HttpSettings()).AddPages().AddAuthentication("nobody").AddCookie("nobody");
        await using var app = builder.Build();
        app.UsePageErrors();
        app.Run(_ => throw fault);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        return await client.GetAsync("/cases");
    }
}
