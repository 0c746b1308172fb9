using System.Collections.Concurrent;
using System.Text.Json;

namespace Workflow.Tests.Ledger;

/// <summary>What a client was told is done.</summary>
internal enum Act
{
    /// <summary>An instance was started under the key.</summary>
    Started,

    /// <summary>A signal, a task's result or a bookmark's input with the key was taken.</summary>
    Signalled,

    /// <summary>An application was filed; the subject is its number.</summary>
    Filed,

    /// <summary>A clerk decided; the subject is the task.</summary>
    Decided,
}

/// <summary>One acknowledged command.</summary>
/// <param name="Act">What was asked.</param>
/// <param name="Key">The client's key, unique in the run.</param>
/// <param name="Subject">The instance, case or task concerned.</param>
internal sealed record Acknowledged(Act Act, string Key, string Subject);

/// <summary>The clients' own book, kept outside the database: what they were told is done.</summary>
internal sealed class Acknowledgements(string folder) : IDisposable
{
    private readonly ConcurrentQueue<Acknowledged> all = new();
    private readonly StreamWriter file = new(Path.Combine(folder, "acknowledged.jsonl")) { AutoFlush = true };

    public IReadOnlyCollection<Acknowledged> All => all;

    public int Count => all.Count;

    public void Add(Act act, string key, string subject)
    {
        var entry = new Acknowledged(act, key, subject);
        all.Enqueue(entry);
        lock (file)
        {
            file.WriteLine(JsonSerializer.Serialize(entry));
        }
    }

    public void Dispose() => file.Dispose();
}
