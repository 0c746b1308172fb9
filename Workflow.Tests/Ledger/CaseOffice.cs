using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>Citizens and clerks over HTTP, each request at whichever node answers.</summary>
internal sealed class CaseOffice(Anywhere nodes, Acknowledgements book, int seed)
{
    private readonly ConcurrentDictionary<string, bool> open = new(StringComparer.Ordinal);
    private int filed;

    public int Filed => filed;

    /// <summary>Files one application after the other until the time is over, a few open at a time.</summary>
    public async Task FileAsync(CancellationToken over, CancellationToken patience)
    {
        for (var n = 1; !over.IsCancellationRequested; n++)
        {
            var (key, family) = ($"case-{seed}-{n}", n);
            var number = await nodes.AskAsync(
                async host => await host.Cases.FileAsync(await host.Example(family), key), patience);
            book.Add(Act.Filed, key, number);
            open[number] = true;
            Interlocked.Increment(ref filed);
            while (open.Count > 12 && !over.IsCancellationRequested)
            {
                await Task.Delay(100, patience);
            }
        }
    }

    /// <summary>Decides whatever lies in the inboxes until nobody files any more and all cases are closed.</summary>
    public async Task DecideAsync(CancellationToken over, CancellationToken patience)
    {
        var clerks = await nodes.AskAsync(host => host.Cases.ClerksAsync(), patience);
        while (!over.IsCancellationRequested || !open.IsEmpty)
        {
            foreach (var clerk in clerks)
            {
                await DecideAsync(clerk, patience);
            }

            foreach (var number in open.Keys)
            {
                var found = await nodes.AskAsync(host => host.Cases.CaseAsync(number), patience);
                if (found["status"]!.GetValue<string>() == "closed")
                {
                    open.TryRemove(number, out _);
                }
            }

            await Task.Delay(200, patience);
        }
    }

    private async Task DecideAsync(string clerk, CancellationToken patience)
    {
        foreach (var task in await nodes.AskAsync(host => host.Cases.TasksAsync(clerk), patience))
        {
            var id = task["id"]!.GetValue<string>();
            var status = await nodes.AskAsync(host => DecideAsync(host, clerk, task), patience);
            if (status == HttpStatusCode.OK)
            {
                book.Add(Act.Decided, $"decide-{id}", id);
            }
        }
    }

    private static async Task<HttpStatusCode> DecideAsync(HostProcess host, string clerk, JsonObject task)
    {
        using var answer = await host.Cases.DecideAsync(clerk, task);
        return (int)answer.StatusCode < 500
            ? answer.StatusCode
            : throw new HttpRequestException(
                await answer.Content.ReadAsStringAsync(), null, answer.StatusCode);
    }
}
