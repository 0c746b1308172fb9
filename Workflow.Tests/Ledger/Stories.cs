using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Ledger;

/// <summary>
/// Clients that take instances of <c>ledger-story</c> from start to end: events that come before anybody waits, a task,
/// a child, delays and calls outside, with commands repeated under keys that were answered before.
/// </summary>
internal sealed class Stories(IStoryCommands engine, Acknowledgements book, int seed, string prefix = "engine")
{
    public const string Definition = "ledger-story";

    private int told;

    /// <summary>How many were told to their end.</summary>
    public int Told => told;

    /// <summary>Tells one story after the other until the time is over; each begun is ended.</summary>
    public async Task TellAsync(int client, CancellationToken over, CancellationToken patience)
    {
        var random = new Random(HashCode.Combine(seed, client));
        for (var n = 1; !over.IsCancellationRequested; n++)
        {
            await TellOneAsync($"{prefix}{client}-{n}", random, patience);
            Interlocked.Increment(ref told);
        }
    }

    public static JsonObject Input(string key, int milliseconds) => new()
    {
        ["key"] = key,
        ["milliseconds"] = milliseconds.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Tells one story to its end.</summary>
    public async Task TellOneAsync(string key, Random random, CancellationToken patience)
    {
        var input = Input(key, random.Next(100, 999));
        var id = await engine.StartAsync(key, Definition, input, patience);
        book.Add(Act.Started, key, id);

        // Half of the signals come at once, likely before anybody waits for them.
        var isEarly = random.Next(2) == 0;
        if (isEarly)
        {
            await SignalAsync($"{key}/end", id, "Ledger.End", patience);
        }

        await SignalAsync($"{key}/go", id, "Ledger.Go", patience);
        var task = await engine.TaskAsync(id, patience);
        await engine.ResumeAsync($"{key}/task", id, task, patience);
        book.Add(Act.Signalled, $"{key}/task", id);
        if (!isEarly)
        {
            await SignalAsync($"{key}/end", id, "Ledger.End", patience);
        }

        if (random.Next(4) == 0)
        {
            // A repeated command is answered as before and does nothing.
            await engine.StartAsync(key, Definition, input, patience);
            await engine.SignalAsync($"{key}/go", id, "Ledger.Go", patience);
            await engine.ResumeAsync($"{key}/task", id, task, patience);
        }

        await engine.EndAsync(id, patience);
    }

    private async Task SignalAsync(string key, string instance, string name, CancellationToken patience)
    {
        await engine.SignalAsync(key, instance, name, patience);
        book.Add(Act.Signalled, key, instance);
    }
}
