using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Activities.ServiceCodes;

/// <summary>我的苏服码: whether it is bound, and a fresh code when it is.</summary>
public sealed record GetMyServiceCode(Caller Caller) : IRequest<MyServiceCode>;

/// <summary>绑定: consents to be recognised at counters.</summary>
/// <param name="Context">The citizen, key.</param>
/// <param name="HasConsented">Whether the citizen agrees to what <see cref="ServiceCodeConsent"/> says.</param>
public sealed record BindServiceCode(CommandContext Context, bool HasConsented) : IRequest<ServiceCodeBinding>;

/// <summary>解除绑定: codes shown before cannot be used any more.</summary>
public sealed record UnbindServiceCode(CommandContext Context) : IRequest<ServiceCodeBinding>;

/// <summary>识别: a clerk uses the code that somebody shows at the counter.</summary>
/// <param name="Context">A clerk, key.</param>
/// <param name="Code">What was scanned.</param>
public sealed record ResolveServiceCode(CommandContext Context, string Code) : IRequest<CounterReceipt>;

/// <summary>窗口: who stands at the counter; only for the clerk who resolved the code, and for a short time.</summary>
public sealed record GetCounterVisit(Caller Caller, string VisitId) : IRequest<CounterVisit>;

/// <summary>
/// 窗口代办: files an application for whoever stands at the counter, or for a company that this person may act for; it is that
/// person's case, in that person's account.
/// </summary>
/// <param name="Context">The clerk who resolved the code, key.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Division">Where.</param>
/// <param name="Form">The form in clear; its applicant, or the company's agent, is whoever showed the code.</param>
/// <param name="IsConfirmed">Whether the clerk has confirmed <see cref="ServiceCodeConsent.Present"/>.</param>
public sealed record FileAtCounter(
    CommandContext Context, string VisitId, string Scenario, string Division, JsonElement Form, bool IsConfirmed = false)
    : IRequest<CaseReceipt>;

/// <summary>Whether a code is bound.</summary>
/// <param name="IsBound">Whether it is.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record ServiceCodeBinding(bool IsBound, long Version);

/// <summary>A citizen's code.</summary>
/// <param name="IsBound">Whether it is bound.</param>
/// <param name="BoundAt">Since when.</param>
/// <param name="Code">A fresh code, to be shown as QR; null when it is not bound.</param>
/// <param name="ValidUntil">Until when this code can be used.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record MyServiceCode(bool IsBound, DateTimeOffset? BoundAt, string? Code, DateTimeOffset? ValidUntil, long Version);

/// <summary>What resolving gives; whom it is about is told only to whoever asks for the visit.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="EndsAt">Until when it can be looked at.</param>
public sealed record CounterReceipt(string VisitId, DateTimeOffset EndsAt);

/// <summary>Who stands at the counter.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="Name">姓名.</param>
/// <param name="IdNumber">身份证号码, masked.</param>
/// <param name="EndsAt">Until when it can be looked at.</param>
/// <param name="Cases">在办办件 of the clerk's organisation.</param>
public sealed record CounterVisit(string VisitId, string Name, string IdNumber, DateTimeOffset EndsAt, IReadOnlyList<CaseSummary> Cases);
