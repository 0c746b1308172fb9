using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>Asks whichever node is up, and another when it does not answer: what a balancer and a patient caller do.</summary>
internal sealed class Anywhere(IReadOnlyList<RigNode> nodes)
{
    public Task<T> AskAsync<T>(Func<HostProcess, Task<T>> ask, CancellationToken patience) => Outages.PatientlyAsync(
        () =>
        {
            var up = nodes.Where(node => node.IsReady).ToList();
            return up.Count == 0
                ? throw new HttpRequestException("Nobody is up.")
                : ask(up[Random.Shared.Next(up.Count)].Host);
        },
        patience);
}
