namespace Workflow.Engine.Streams;

/// <summary>Who acts: stands on every event.</summary>
/// <param name="Id">Account, API-key or system name; never a personal value in clear.</param>
/// <param name="Role">The role in which the actor acts, such as <c>clerk</c>.</param>
/// <param name="Organisation">Code of the organisation acted for; empty for citizens and the engine.</param>
/// <param name="Tenant">The province or city (GB/T 2260 code) in whose data the actor works.</param>
public sealed record Actor(string Id, string Role, string Organisation, string Tenant)
{
    /// <summary>The engine itself: bursts, timers, effects.</summary>
    public static Actor Engine(string tenant) => new("engine", "system", string.Empty, tenant);
}

/// <summary>Where a change comes from: stamped on every event of a unit of work.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="CorrelationId">Ties together everything one application or one request set in motion.</param>
/// <param name="CausationId">The message, event or work row that caused this change, where there is one.</param>
public sealed record Origin(Actor Actor, string CorrelationId, string? CausationId = null)
{
    /// <summary>The tenant whose streams and rows the unit of work reads and writes.</summary>
    public string Tenant => Actor.Tenant;
}
