namespace Workflow.Activities.ServiceCodes;

/// <summary>What a service code says once it is opened.</summary>
/// <param name="Person">Pseudonym of whoever shows it.</param>
/// <param name="IssuedAt">When it was made.</param>
internal sealed record ShownCode(string Person, DateTimeOffset IssuedAt);
