using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.SignIn;

/// <summary>User and password.</summary>
public sealed record SignInBody(string User, string Password);

/// <summary>An opened session. People's browsers keep the cookie; programs send the token as <c>Authorization: Bearer</c>.</summary>
public sealed record SignInReceipt(string Token, string User, IReadOnlyList<string> Roles, string Organisation, string Division);

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sign-in", SignInAsync)
            .AllowAnonymous()
            .WithTags("SignIn")
            .Named("signIn", "登录：设置会话 Cookie 并返回令牌")
            .Takes<SignInBody>()
            .Produces<SignInReceipt>()
            .Refuses(401, 403, 429);
        api.MapPost("/sign-out", SignOut)
            .AllowAnonymous()
            .WithTags("SignIn")
            .Named("signOut", "退出登录")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(403);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignInService service)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var user = fields.Text("user", "用户名");
        var password = fields.Text("password", "密码");
        fields.ThrowIfWrong();
        return service.SignIn(http, user, password) switch
        {
            SignInAnswer.Opened(var token, var account) => TypedResults.Ok(
                new SignInReceipt(token, account.User, account.Roles, account.Organisation, account.Division)),
            SignInAnswer.TooOften(var wait) => throw new ProblemException(
                429, "sign-in.too-often", $"登录失败次数过多，请 {Math.Ceiling(wait.TotalMinutes)} 分钟后再试。", wait),
            _ => throw new ProblemException(401, "sign-in.refused", "用户名或密码不正确，请检查后重试。"),
        };
    }

    private static NoContent SignOut(HttpContext http)
    {
        SignInService.SignOut(http);
        return TypedResults.NoContent();
    }
}
