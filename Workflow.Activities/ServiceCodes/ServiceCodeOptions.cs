namespace Workflow.Activities.ServiceCodes;

/// <summary>Service codes; section <c>ServiceCodes</c>.</summary>
public sealed class ServiceCodeOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "ServiceCodes";

    /// <summary>How long a shown code can be used. Five minutes are our assumption.</summary>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a counter sees what it resolved. Half an hour is our assumption.</summary>
    public TimeSpan CounterFor { get; set; } = TimeSpan.FromMinutes(30);
}
