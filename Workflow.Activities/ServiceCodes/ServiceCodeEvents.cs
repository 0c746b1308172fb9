namespace Workflow.Activities.ServiceCodes;

/// <summary>绑定苏服码: a citizen consented to be recognised at counters.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Account">Account that bound it.</param>
/// <param name="ConsentId">The consent on the record; the authorisation of every use.</param>
internal sealed record ServiceCodeBound(string Person, string Account, string ConsentId);

/// <summary>解除绑定: with it the consent is withdrawn.</summary>
internal sealed record ServiceCodeUnbound;

/// <summary>A code was used at a counter.</summary>
/// <param name="VisitId">The visit that it opened.</param>
/// <param name="IssuedAt">When the code was made; it and all older ones are used up.</param>
internal sealed record ServiceCodeUsed(string VisitId, DateTimeOffset IssuedAt);

/// <summary>窗口识别: a clerk sees who stands at the counter.</summary>
/// <param name="VisitId">Id.</param>
/// <param name="Person">Pseudonym of whoever showed the code.</param>
/// <param name="Account">That person's account.</param>
/// <param name="Clerk">Account of the clerk; nobody else sees it.</param>
/// <param name="Organisation">The clerk's organisation.</param>
/// <param name="EndsAt">Until when.</param>
internal sealed record CounterVisitOpened(
    string VisitId, string Person, string Account, string Clerk, string Organisation, DateTimeOffset EndsAt);
