using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>
/// The workflows that can be used as activities, as they were last read: all versions that were ever published or run,
/// since definitions go on using the version they were drawn with.
/// </summary>
internal sealed class ReusableWorkflows : IActivityProvider
{
    private ImmutableArray<WorkflowActivity> known = [];

    public IReadOnlyCollection<IActivity> Activities => known;

    /// <summary>Takes the place of what was known; a version that is known already keeps its behaviour.</summary>
    public void Replace(IEnumerable<ReusableWorkflow> workflows)
    {
        var before = known.ToDictionary(activity => (activity.Workflow.VersionId, activity.Workflow.IsPublished));
        known = [.. workflows.Select(one => before.GetValueOrDefault((one.VersionId, one.IsPublished)) ?? new WorkflowActivity(one))];
    }

    /// <summary>The text of a version that is known.</summary>
    public JsonElement? Find(string versionId) =>
        known.FirstOrDefault(one => one.Workflow.VersionId == versionId)?.Workflow.Json;

    /// <summary>
    /// The workflow that an activity stands for, in Elsa's order: the version by its id, the version of the type, the
    /// version of the definition, the published one, the newest. Null when it stands for none.
    /// </summary>
    public WorkflowActivity? Find(ActivityNode node)
    {
        var versionId = node.Json.Text("workflowDefinitionVersionId");
        var definitionId = node.Json.Text("workflowDefinitionId");
        var ours = known.Where(one => one.Workflow.DefinitionId == definitionId || one.Descriptor.TypeName == node.Type).ToList();
        return known.FirstOrDefault(one => versionId is not null && one.Workflow.VersionId == versionId)
            ?? ours.FirstOrDefault(one => one.Descriptor.TypeName == node.Type && one.Workflow.Version == node.Version)
            ?? ours.FirstOrDefault(one => one.Workflow.Version == node.Version)
            ?? ours.FirstOrDefault(one => one.Workflow.IsPublished)
            ?? ours.MaxBy(one => one.Workflow.Version);
    }
}
