using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Tests.Engine.Conformance;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Fuzz;

/// <summary>
/// Thousands of damaged definitions: none makes the parser or a burst throw or hang, and whatever runs folds, repeats
/// and ends or waits.
/// </summary>
public sealed class MutatedDefinitionTests(ITestOutputHelper output)
{
    private const int Mutants = 1_500;
    private const int Fewest = 100;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestMutant = TimeSpan.FromSeconds(15);

    private static readonly IReadOnlyList<JsonNode> Originals =
    [
        .. ConformanceCase.Names
            .SelectMany(name => ConformanceCase.Read(name, FlowchartMode.Counter).Definitions)
            .Select(definition => JsonNode.Parse(definition.GetRawText())!),
        JsonNode.Parse(File.ReadAllText(Repository.Definitions.At("scenarios", "newborn", "workflow.json")))!,
    ];

    public static TheoryData<int> Seeds => [.. FuzzSeed.All];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void no_mutant_escapes_the_rules(int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random);
        var (end, run) = (Stopwatch.StartNew(), 0);
        var mutants = 0;
        for (; mutants < Mutants && (mutants < Fewest || end.Elapsed < Budget); mutants++)
        {
            var original = Originals[random.Next(Originals.Count)];
            if (mutator.Mutate(original) is { } mutant && IsReadable(mutant))
            {
                run += Try(mutant, random, mutator, $"seed {seed}, mutant {mutants}") ? 1 : 0;
            }
        }

        output.WriteLine($"seed {seed}: {mutants} mutants, {run} of them ran");
        run.ShouldBeGreaterThan(10, "mutants that never run prove nothing about bursts");
    }

    /// <summary>What is nested too deep is refused by the reader before anybody looks at it.</summary>
    private static bool IsReadable(JsonNode mutant)
    {
        try
        {
            _ = JsonElement.Parse(mutant.ToJsonString());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Try(JsonNode mutant, Random random, Mutator mutator, string which)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return Run(JsonElement.Parse(mutant.ToJsonString()), random, mutator);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{which}: {failure.Message}\n{mutant.ToJsonString()}", failure);
        }
        finally
        {
            watch.Elapsed.ShouldBeLessThan(LongestMutant, which);
        }
    }

    private static bool Run(JsonElement definition, Random random, Mutator mutator)
    {
        var engine = new MemoryEngine { MostBursts = 300 };
        var parsed = engine.Parser.Parse(definition);
        if (!parsed.CanRun || definition.GetRawText().Contains("orkflowDefinitionId", StringComparison.Ordinal))
        {
            return false;
        }

        // Elsa's own count of an endless loop takes long; what is sought here comes early.
        engine.Runner = engine.LimitedTo(200);
        engine.Define(definition);
        engine.Start(parsed.Graph!.DefinitionId, Payload(mutator));
        for (var n = random.Next(6); n > 0; n--)
        {
            engine.Send(Stimulus(engine.Instances["i"], random, mutator));
        }

        EndsOrWaits(engine.Instances["i"]);
        return true;
    }

    private static Stimulus Stimulus(InstanceState state, Random random, Mutator mutator)
    {
        var bookmark = state.Bookmarks.Values.OrderBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault();
        return random.Next(7) switch
        {
            0 => new RaiseEvent(bookmark?.Key ?? mutator.Word(), Payload(mutator)),
            1 or 2 => new ResumeBookmark(bookmark?.Id ?? mutator.Word(), Payload(mutator)),
            3 => new EffectAnswered(state.Effects.Keys.FirstOrDefault() ?? mutator.Word(), Payload(mutator)),
            4 => new EffectFailed(state.Effects.Keys.FirstOrDefault() ?? mutator.Word(), "x", "不行"),
            5 => new ChildFinished(mutator.Word(), mutator.Word(), Payload(mutator)),
            _ => new Begin(),
        };
    }

    /// <summary>What the APIs let through: JSON within the limit of depth.</summary>
    private static JsonElement Payload(Mutator mutator)
    {
        var mutant = mutator.Mutate(JsonNode.Parse(
            """{"a":1,"b":[true,null,"x"],"found":true,"result":{"c":"2026-01-01"},"items":[{"d":0.5}]}""")!);
        try
        {
            return JsonDocument.Parse(
                mutant?.ToJsonString() ?? "null", new JsonDocumentOptions { MaxDepth = StorableText.Deepest }).RootElement;
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }

    private static void EndsOrWaits(InstanceState state)
    {
        if (state.Status == WorkflowStatus.Finished)
        {
            state.Bookmarks.ShouldBeEmpty();
            state.Effects.ShouldBeEmpty();
            return;
        }

        (state.Bookmarks.Count + state.Effects.Count + state.Commands.Count + state.Children.Count + state.Incidents.Length)
            .ShouldBeGreaterThan(0);
    }
}
