using System.Security.Claims;
using Workflow.Activities.Callers;

namespace Workflow.Host.Identity;

/// <summary>A <see cref="Caller"/> as a claims principal and back.</summary>
internal static class CallerClaims
{
    private const string Id = "sub";
    private const string Role = "role";
    private const string Organisation = "organisation";
    private const string Division = "division";
    private const string Tenant = "tenant";
    private const string Person = "person";

    /// <summary>The principal of a caller.</summary>
    public static ClaimsPrincipal ToPrincipal(this Caller caller, string scheme)
    {
        var claims = caller.Roles.Select(role => new Claim(Role, role)).Concat(
        [
            new Claim(Id, caller.Id),
            new Claim(Organisation, caller.Organisation),
            new Claim(Division, caller.Division),
            new Claim(Tenant, caller.Tenant),
            .. caller.Person is { } person ? new[] { new Claim(Person, person) } : [],
        ]);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Id, Role));
    }

    /// <summary>The caller behind a principal, or null when nobody is signed in.</summary>
    public static Caller? ToCaller(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && principal.FindFirstValue(Id) is { } id
            ? new Caller(
                id,
                principal.FindAll(Role).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
                principal.FindFirstValue(Organisation) ?? string.Empty,
                principal.FindFirstValue(Division) ?? string.Empty,
                principal.FindFirstValue(Tenant) ?? string.Empty)
            {
                Person = principal.FindFirstValue(Person),
            }
            : null;

    /// <summary>Who is asking; only behind an endpoint that requires it.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.User.ToCaller() ?? throw new InvalidOperationException("The endpoint lets anonymous callers in.");
}
