namespace Workflow.Activities.Cases.Correcting;

/// <summary>更正: a case asks for the correction of what another one registered. Stands in the streams of both.</summary>
/// <param name="CaseNumber">The other case.</param>
/// <param name="Relation">What the other one is to this one, see <see cref="CaseRelation"/>.</param>
internal sealed record CaseRelated(string CaseNumber, string Relation);

/// <summary>What one case is to another.</summary>
public static class CaseRelation
{
    /// <summary>原办件: this case asks to correct what that one registered.</summary>
    public const string Corrected = "corrected";

    /// <summary>更正办件: that case asks to correct what this one registered.</summary>
    public const string Correction = "correction";
}
