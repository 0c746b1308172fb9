using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Licences;

/// <summary>电子证照 as the fold of its stream.</summary>
internal sealed record LicenceState : IFoldable<LicenceState>
{
    public static string StreamKind => "licence";

    public static LicenceState Initial { get; } = new();

    public LicenceIssued? Issued { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public Remark? Reason { get; init; }

    /// <summary>校验码 of the one that stands in its place.</summary>
    public string? ReplacedBy { get; init; }

    public long Version { get; init; }

    public static string Stream(string code) => $"{StreamKind}:{code}";

    public LicenceState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    private LicenceState Fold(object @event, DateTimeOffset at) => @event switch
    {
        LicenceIssued issued => this with { Issued = issued, IssuedAt = at },
        LicenceRevoked revoked => this with { RevokedAt = at, Reason = revoked.Reason, ReplacedBy = revoked.ReplacedBy },
        _ => this,
    };
}
