namespace Workflow.Engine.Housekeeping;

/// <summary>What a business act sees to by itself once an hour, such as work of each night.</summary>
public interface IHourlyRound
{
    /// <summary>
    /// Does what is due, or nothing. Called once an hour on every node, perhaps at once: what another node has done, or does at
    /// this moment, must not be done twice.
    /// </summary>
    Task RunAsync(CancellationToken cancellation);
}
