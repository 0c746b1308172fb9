using System.Globalization;
using Workflow.Benchmarks.Boards;

namespace Workflow.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
internal sealed record BenchOptions
{
    /// <summary>How to call the program.</summary>
    public const string Usage =
        """
        Usage: ./bench [--boards UNITSxYEARSxTASKS] [--cases N] [--json FILE] [--workloads W1,W2,W3,W4,W5] [--concurrency 1,8,32] [--seconds N] [--slices N]
          --boards       measures the boards over so many rows instead, such as 1000x10x20
          --cases        files so many applications and measures the pages of citizens, clerks and the office instead, such as 10000
          --json         writes the figures to FILE too
          --workloads    which to run; all unless told otherwise
          --concurrency  how many workflows at a time; 1, 8 and 32 unless told otherwise
          --seconds      length of a slice of workload or pgbench; 3 unless told otherwise
          --slices       slices of each workload, with pgbench before, between and after them; 2 unless told otherwise
        """;

    public string? Json { get; private init; }

    public BoardsSize? Boards { get; private init; }

    public int? Cases { get; private init; }

    public IReadOnlyList<string> Workloads { get; private init; } = ["W1", "W2", "W3", "W4", "W5"];

    public IReadOnlyList<int> Concurrency { get; private init; } = [1, 8, 32];

    public TimeSpan Slice { get; private init; } = TimeSpan.FromSeconds(3);

    public int Slices { get; private init; } = 2;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (args[i] is "-h" or "--help")
            {
                throw new FormatException("The options:");
            }

            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--json" => options with { Json = value },
                "--boards" => options with { Boards = Size(value) },
                "--cases" => options with { Cases = Count(value) },
                "--workloads" => options with { Workloads = [.. value.ToUpperInvariant().Split(',').Select(Known)] },
                "--concurrency" => options with { Concurrency = [.. value.Split(',').Select(Count)] },
                "--seconds" => options with { Slice = TimeSpan.FromSeconds(Count(value)) },
                "--slices" => options with { Slices = Count(value) },
                _ => throw new FormatException($"{args[i]} is no option."),
            };
        }

        return options;
    }

    private static string Known(string name) =>
        new BenchOptions().Workloads.Contains(name) ? name : throw new FormatException($"There is no workload {name}.");

    private static BoardsSize Size(string text) => text.Split('x') is [var units, var years, var tasks]
        ? new BoardsSize(Count(units), Count(years), Count(tasks))
        : throw new FormatException($"{text} is no size such as 1000x10x20.");

    private static int Count(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{text} is no number from 1.");
}
