using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Workflow.Activities.Callers;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Identity;

/// <summary>
/// Who is calling: an API key or a bearer token in the <c>Authorization</c> header, or the session cookie.
/// A header outranks the cookie, and a wrong header is not made good by a cookie.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    SessionTokens tokens,
    DemoAccounts accounts,
    DemoApiKey apiKey,
    IVault vault)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Workflow";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            return Task.FromResult(Result(ByHeader(header)));
        }

        return Task.FromResult(Request.Cookies.TryGetValue(SignInService.Cookie, out var cookie)
            ? Result(ByToken(cookie))
            : AuthenticateResult.NoResult());
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.IsApi())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer, ApiKey";
            return Task.CompletedTask;
        }

        var back = Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString);
        Response.Redirect($"/sign-in?returnUrl={back}");
        return Task.CompletedTask;
    }

    private Caller? ByHeader(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header[..space];
        var value = space < 0 ? string.Empty : header[(space + 1)..].Trim();
        return scheme.ToUpperInvariant() switch
        {
            "BEARER" => ByToken(value),
            "APIKEY" => apiKey.Open(value),
            _ => null,
        };
    }

    private Caller? ByToken(string token) => tokens.Read(token) is not { } user || accounts.Find(user) is not { } account
        ? null
        : account.ToCaller() with { Person = account.Holder is { } holder ? vault.SubjectOf(holder.IdNumber) : null };

    private AuthenticateResult Result(Caller? caller) => caller is null
        ? AuthenticateResult.Fail("The credentials are not valid.")
        : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
}
