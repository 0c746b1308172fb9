using System.Collections.Immutable;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>What is found at one node.</summary>
internal sealed class NodeReport(ActivityNode node)
{
    private readonly ImmutableArray<DefinitionProblem>.Builder problems = ImmutableArray.CreateBuilder<DefinitionProblem>();

    /// <summary>The node.</summary>
    public ActivityNode Node => node;

    /// <summary>What was found.</summary>
    public ImmutableArray<DefinitionProblem> Problems => problems.ToImmutable();

    /// <summary>It certainly fails, or never does what is drawn.</summary>
    public void Error(string message) => Error(node, message);

    /// <summary>The same of another node.</summary>
    public void Error(ActivityNode other, string message) =>
        problems.Add(new DefinitionProblem(other.NodeId, other.Id, message));

    /// <summary>What the activity knows of itself.</summary>
    public void Add(IEnumerable<DrawnFault> faults) => problems.AddRange(
        faults.Select(fault => new DefinitionProblem(node.NodeId, node.Id, fault.Message, fault.Severity)));

    /// <summary>It is odd.</summary>
    public void Warn(string message) => Warn(node, message);

    /// <summary>The same of another node.</summary>
    public void Warn(ActivityNode other, string message) =>
        problems.Add(new DefinitionProblem(other.NodeId, other.Id, message, ProblemSeverity.Warning));
}
