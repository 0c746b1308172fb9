using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Callers;

/// <summary>The roles of the house.</summary>
public static class Roles
{
    /// <summary>申请人.</summary>
    public const string Citizen = "citizen";

    /// <summary>经办人, of one organisation and division.</summary>
    public const string Clerk = "clerk";

    /// <summary>业务分析员: draws workflows.</summary>
    public const string Analyst = "analyst";

    /// <summary>统筹人员: steers the year's plan, sees all cases of the tenant.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>审计员: reads everything, masked, and verifies.</summary>
    public const string Auditor = "auditor";

    /// <summary>系统管理员.</summary>
    public const string Administrator = "administrator";
}

/// <summary>Who is asking.</summary>
/// <param name="Id">Account or key id; no personal value.</param>
/// <param name="Roles">Roles, see <see cref="Callers.Roles"/>.</param>
/// <param name="Organisation">Organisation code for staff; empty for citizens.</param>
/// <param name="Division">GB/T 2260 division of the organisation; empty for citizens.</param>
/// <param name="Tenant">Province or city whose data the caller works in (citizens: where they apply, decided per command).</param>
public sealed record Caller(string Id, IReadOnlySet<string> Roles, string Organisation, string Division, string Tenant)
{
    /// <summary>Pseudonym of the person, where the sign-in vouches for the identity number; null otherwise.</summary>
    public string? Person { get; init; }

    /// <summary>The pseudonym to search by; where the sign-in vouches for nobody, one that no person has.</summary>
    public string PersonSought => Person ?? "-";

    /// <summary>What the caller may do in companies' names now (<see cref="CompanyScope"/>); empty until somebody has looked it up.</summary>
    public ImmutableHashSet<string> ActsFor { get; init; } = [];

    /// <summary>Whether the caller has a role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>The province's own staff see every city (read only, but for systems).</summary>
    public bool IsProvincial => Tenant.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>Whether somebody reads what is not given to them: coordinators, auditors and administrators.</summary>
    public bool Oversees => Is(Callers.Roles.Coordinator) || Is(Callers.Roles.Auditor) || Is(Callers.Roles.Administrator);

    /// <summary>The tenant whose rows are read for the caller; the province's for those who have none.</summary>
    public string Home => Tenant is { Length: > 0 } tenant ? tenant : Tenants.Province;

    /// <summary>The actor that stands on events this caller causes in a tenant.</summary>
    public Actor In(string tenant) => new(Id, MainRole, Organisation, tenant);

    private string MainRole =>
        new[]
        {
            Callers.Roles.Clerk, Callers.Roles.Citizen, Callers.Roles.Coordinator, Callers.Roles.Analyst,
            Callers.Roles.Administrator, Callers.Roles.Auditor,
        }.FirstOrDefault(Is) ?? "system";
}
