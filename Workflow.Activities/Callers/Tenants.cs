namespace Workflow.Activities.Callers;

/// <summary>Tenants with a part of their own; every other is a city with organisations.</summary>
public static class Tenants
{
    /// <summary>江苏省: the tenant of the province's own staff.</summary>
    public const string Province = "320000";
}
