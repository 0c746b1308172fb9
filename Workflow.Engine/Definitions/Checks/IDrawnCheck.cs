namespace Workflow.Engine.Definitions.Checks;

/// <summary>
/// For activities that know what would go wrong with them beyond what their descriptor says: asked before a definition is
/// published, and while it is drawn.
/// </summary>
public interface IDrawnCheck
{
    /// <summary>What would go wrong, each in words that say what to do; an error is what certainly fails.</summary>
    IEnumerable<DrawnFault> Find(DrawnActivity drawn);
}

/// <summary>Something that would go wrong.</summary>
/// <param name="Message">What, and what to do.</param>
/// <param name="Severity">Whether it stands in the way of publishing.</param>
public sealed record DrawnFault(string Message, ProblemSeverity Severity = ProblemSeverity.Error);
