namespace Workflow.Engine.Housekeeping;

/// <summary>Rows of a business act that are no part of any history and are deleted when their time is over.</summary>
public interface IExpiringRows
{
    /// <summary>Deletes those whose time is over. Called once an hour on every node, perhaps at once.</summary>
    Task DeleteAsync(CancellationToken cancellation);
}
