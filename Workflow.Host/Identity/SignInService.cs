namespace Workflow.Host.Identity;

/// <summary>Opens and ends sessions, for the API and the pages.</summary>
internal sealed class SignInService(DemoAccounts accounts, SessionTokens tokens, SignInThrottle throttle)
{
    /// <summary>Name of the session cookie.</summary>
    public const string Cookie = "workflow.session";

    /// <summary>Checks user and password, and on success sets the session cookie.</summary>
    public SignInAnswer SignIn(HttpContext http, string user, string password)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
        if (throttle.Wait(user, address) is { } wait)
        {
            return new SignInAnswer.TooOften(wait);
        }

        if (accounts.Open(user, password) is not { } account)
        {
            throttle.Failed(user, address);
            return new SignInAnswer.Refused();
        }

        throttle.Succeeded(user, address);
        var token = tokens.Issue(account.User);
        http.Response.Cookies.Append(Cookie, token, Options(http, SessionTokens.Lifetime));
        return new SignInAnswer.Opened(token, account);
    }

    /// <summary>Takes the session cookie back.</summary>
    public static void SignOut(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = lifetime,
    };
}

/// <summary>How a sign-in ended.</summary>
internal abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    /// <summary>A session was opened.</summary>
    public sealed record Opened(string Token, DemoAccount Account) : SignInAnswer;

    /// <summary>User or password is wrong.</summary>
    public sealed record Refused : SignInAnswer;

    /// <summary>Too many wrong attempts.</summary>
    public sealed record TooOften(TimeSpan RetryAfter) : SignInAnswer;
}
