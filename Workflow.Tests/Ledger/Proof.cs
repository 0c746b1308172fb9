using System.Text.Json;

namespace Workflow.Tests.Ledger;

/// <summary>
/// Compares what clients were told with what the database and the outside hold. Pure: the same books give the same
/// findings.
/// </summary>
internal static class Proof
{
    /// <summary>Nodes of <c>ledger-story</c> and <c>ledger-child</c>: each begins once in a life.</summary>
    private static readonly Dictionary<string, string[]> Steps = new(StringComparer.Ordinal)
    {
        ["ledger-story"] = ["story", "fork", "first", "go", "callOne", "delay", "callTwo", "task", "child", "end", "callThree"],
        ["ledger-child"] = ["childSteps", "childCall", "childDelay", "childLine"],
    };

    public static IReadOnlyList<Finding> Find(Books books, IReadOnlyCollection<Acknowledged> told) =>
    [
        .. Commands(books, told),
        .. books.Instances.Values.Where(instance => Steps.ContainsKey(instance.Definition)).SelectMany(StepsOnce),
        .. Whole(books),
        .. Left(books),
    ];

    /// <summary>Whether the books hold by themselves, whatever anybody was told.</summary>
    public static IReadOnlyList<Finding> Whole(Books books) =>
    [
        .. books.Instances.Values.SelectMany(instance => Consequences(books, instance)),
        .. Outside(books),
        .. books.Instances.Values.SelectMany(instance => EndsOrWaits(books, instance)),
        .. Rows(books),
    ];

    /// <summary>Invariants 3 and 4: each acknowledged command is in a stream exactly once.</summary>
    private static IEnumerable<Finding> Commands(Books books, IReadOnlyCollection<Acknowledged> told)
    {
        var starts = books.Instances.Values.Where(one => one.Parent is null && one.Key is not null).ToLookup(one => one.Key!);
        var signals = books.Instances.Values.SelectMany(one => one.Signals).ToLookup(key => key);
        foreach (var one in told)
        {
            var count = one.Act switch
            {
                Act.Started => starts[one.Key].Count(),
                Act.Signalled => signals[one.Key].Count(),
                Act.Filed => books.Count($"case:{one.Subject}", "case.submitted.v1"),
                Act.Decided => books.Count($"task:{one.Subject}", "task.completed.v1"),
                _ => throw new NotSupportedException(one.Act.ToString()),
            };
            foreach (var finding in Finding.Once(count, $"{one.Act} {one.Key} of {one.Subject}"))
            {
                yield return finding;
            }
        }

        // Every key was repeated until it was acknowledged, so nothing else can have been accepted.
        var filed = told.Count(one => one.Act == Act.Filed);
        var cases = books.Others.Where(entry => entry.Key.Type == "case.submitted.v1").Sum(entry => entry.Value);
        if (cases > filed)
        {
            yield return Finding.Doubled($"{cases} cases stand for {filed} applications");
        }

        var keys = told.Where(one => one.Act == Act.Started).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var nobody in starts.Where(start => !keys.Contains(start.Key)))
        {
            yield return Finding.Doubled($"nobody was told of the start {nobody.Key}");
        }
    }

    /// <summary>Each step of a life is taken once; of one that has ended, none is missing.</summary>
    private static IEnumerable<Finding> StepsOnce(InstanceBook instance)
    {
        var visits = instance.Visits.ToDictionary(visit => visit.Key.Split(':')[^1], visit => visit.Value, StringComparer.Ordinal);
        return Steps[instance.Definition]
            .Where(step => instance.HasEnded || visits.ContainsKey(step))
            .SelectMany(step => Finding.Once(visits.GetValueOrDefault(step), $"step {step} of {instance.Id}"));
    }

    /// <summary>Invariant 1: what a burst asked for came into being with it.</summary>
    private static IEnumerable<Finding> Consequences(Books books, InstanceBook instance)
    {
        foreach (var child in instance.Born.Where(child => !books.Instances.ContainsKey(child)))
        {
            yield return Finding.Lost($"child {child} of {instance.Id}");
        }

        foreach (var group in instance.Done.GroupBy(key => key).Where(group => group.Count() > 1))
        {
            yield return Finding.Doubled($"answer of {group.Key}");
        }
    }

    /// <summary>Each effect that the streams call done took place under its key, and none that nobody asked for.</summary>
    private static IEnumerable<Finding> Outside(Books books)
    {
        var effectful = books.Applied.Select(applied => applied.Service).ToHashSet(StringComparer.Ordinal);
        var asked = new HashSet<(string, string)>();
        foreach (var instance in books.Instances.Values)
        {
            foreach (var (key, effect) in instance.Requested)
            {
                if (Service(effect) is { } service)
                {
                    asked.Add((service, key));
                }
            }

            foreach (var key in instance.Done.Where(instance.Requested.ContainsKey))
            {
                if (Service(instance.Requested[key]) is { } service
                    && effectful.Contains(service)
                    && !books.Applied.Contains((service, key)))
                {
                    yield return Finding.Lost($"effect {service} {key} never took place");
                }
            }
        }

        foreach (var applied in books.Applied.Where(applied => !asked.Contains(applied)))
        {
            yield return Finding.Doubled($"nobody asked for effect {applied.Service} {applied.Key}");
        }
    }

    /// <summary>Invariant 3: what has not ended waits on something that exists; what has ended waits on nothing.</summary>
    private static IEnumerable<Finding> EndsOrWaits(Books books, InstanceBook instance)
    {
        var work = books.WorkOf(instance.Id);
        if (instance.HasEnded)
        {
            if (instance.Parent is { } parent && instance.ParentWaits
                && books.Instances.TryGetValue(parent, out var waiting) && waiting.Children.Contains(instance.Id)
                && !books.WorkOf(parent).Any(row => row.Stimulus == "child-finished"))
            {
                yield return Finding.Stuck($"{parent} waits for its child {instance.Id}, which has ended");
            }

            yield break;
        }

        foreach (var (id, bookmark) in instance.Bookmarks)
        {
            if (bookmark.IsTimed && !work.Any(row => row.Bookmark == id && !row.IsDead))
            {
                yield return Finding.Stuck($"{instance.Id}: no timer wakes its bookmark {id}");
            }
        }

        foreach (var key in instance.Effects.Where(key => !work.Any(row => row.Key == key && !row.IsDead)))
        {
            yield return Finding.Stuck($"{instance.Id}: nobody performs its effect {key}");
        }

        var waits = instance.Bookmarks.Count + instance.Effects.Count + instance.Children.Count + instance.OpenIncidents;
        if (waits == 0 && !work.Any(row => !row.IsDead))
        {
            yield return Finding.Stuck($"{instance.Id} ({instance.SubStatus}) waits on nothing");
        }
    }

    /// <summary>Invariants 2 and 6: the rows that decide are those the streams give.</summary>
    private static IEnumerable<Finding> Rows(Books books)
    {
        foreach (var instance in books.Instances.Values)
        {
            foreach (var bookmark in instance.Bookmarks.Keys.Where(id => !books.BookmarkRows.Contains((instance.Id, id))))
            {
                yield return Finding.Stuck($"{instance.Id}: its bookmark {bookmark} has no row");
            }

            if (books.InstanceRows.GetValueOrDefault(instance.Id) is var row && row != instance.SubStatus)
            {
                yield return Finding.Wrong($"{instance.Id} is {instance.SubStatus}, its row says {row ?? "nothing"}");
            }
        }

        foreach (var (instance, bookmark) in books.BookmarkRows)
        {
            if (books.Instances.GetValueOrDefault(instance)?.Bookmarks.ContainsKey(bookmark) != true)
            {
                yield return Finding.Wrong($"the row of bookmark {bookmark} of {instance} stands for nothing");
            }
        }
    }

    /// <summary>No work is left over: nothing dead, nothing overdue.</summary>
    private static IEnumerable<Finding> Left(Books books) => books.Work
        .Where(row => row.IsDead || row.DueAt < books.ReadAt.AddSeconds(-30))
        .Select(row => Finding.Stuck(
            $"{(row.IsDead ? "dead" : "overdue")} {row.Kind} {row.Name}{row.Stimulus} of {row.Instance}: {row.Error}"));

    private static string? Service(JsonElement effect) =>
        effect.TryGetProperty("request", out var request)
        && request.ValueKind == JsonValueKind.Object
        && request.TryGetProperty("service", out var service)
            ? service.GetString()
            : null;
}
