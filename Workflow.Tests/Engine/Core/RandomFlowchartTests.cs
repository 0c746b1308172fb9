using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

/// <summary>
/// Whatever flowchart, whatever outcomes and whoever goes on next: the engine starts what a reference interpreter starts,
/// in the same order, waits where it waits and ends when it ends, in both modes.
/// </summary>
public sealed class RandomFlowchartTests
{
    private static readonly Gen<DrawnChart> Charts = Gen.Select(
        Gen.Select(Kinds(), Gen.Int[0, 11]).Array[3, 8],
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Frequency((6, Gen.Int[1, 3]), (1, Gen.Int[-7, 0]))).Array[3, 14])
        .Select((activities, ways) => new DrawnChart(
            [.. activities.Select((one, index) => new Drawn($"a{index}", index == 0 ? DrawnKind.Step : one.Item1, ModeOf(one.Item1, one.Item2)))],
            [.. ways.Append((0, 1, 1)).Append((0, 1, 2))
                .Select(way => (From: way.Item1 % activities.Length, Port: way.Item2 == 0 ? "x" : "Done", Step: way.Item3))
                .Select(way => new Way($"a{way.From}", way.Port, $"a{Math.Clamp(way.From + way.Step, 0, activities.Length - 1)}"))]));

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void the_engine_and_the_reference_agree(FlowchartMode mode) =>
        Gen.Select(Charts, Gen.Int[0, 1000], Gen.Int[0, 20].Array[0, 10]).Sample(
            (chart, luck, picks) =>
            {
                var reference = FlowchartReference.Begin(chart, Outcomes, mode);
                if (reference.IsTooLong)
                {
                    return;
                }

                var engine = new MemoryEngine(Step(Outcomes), Pause(Outcomes)) { FlowchartMode = mode };
                engine.Define(Definition(Drawing(chart)));
                engine.Start("d");
                ShouldAgree(engine, reference);
                foreach (var pick in picks.TakeWhile(_ => !reference.IsOver))
                {
                    var index = pick % reference.Waiting.Count;
                    reference.Resume(index);
                    if (reference.IsTooLong)
                    {
                        return;
                    }

                    var bookmark = engine.Instances["i"].Bookmarks.Values
                        .OrderBy(one => int.Parse(one.ExecutionId, System.Globalization.CultureInfo.InvariantCulture)).ElementAt(index);
                    engine.Send(new ResumeBookmark(bookmark.Id, null));
                    ShouldAgree(engine, reference);
                }

                engine.ShouldLoadFromAnyPrefix();

                // From the fourth visit on nothing is followed, so that every loop ends.
                string[] Outcomes(string id, int visit) => visit > 3
                    ? ["stop"]
                    : (((luck * 31) + (int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture) * 7) + (visit * 13)) % 5) switch
                    {
                        0 => ["x"],
                        1 => ["Done", "x"],
                        _ => ["Done"],
                    };
            },
            iter: 600,
            threads: 1,
            print: sample => $"{Drawing(sample.Item1).ToJsonString()} luck {sample.Item2} picks {string.Join(',', sample.Item3)}");

    private static Gen<DrawnKind> Kinds() => Gen.Frequency(
        (4, Gen.Const(DrawnKind.Step)), (4, Gen.Const(DrawnKind.Wait)), (3, Gen.Const(DrawnKind.Join)), (1, Gen.Const(DrawnKind.End)));

    private static string ModeOf(DrawnKind kind, int chance) => kind == DrawnKind.Join
        ? new[] { "WaitAny", "WaitAll", "WaitAllActive" }[chance % 3]
        : new[] { "Stream", "Stream", "Merge", "Converge", "Cascade", "Race" }[chance % 6];

    private static JsonObject Drawing(DrawnChart chart)
    {
        var drawing = Flowchart(
            "f",
            [.. chart.Activities.Select(one => one.Kind == DrawnKind.Join
                ? Activity("FlowJoin", one.Id, ("mode", Literal(one.Mode)))
                : Activity(
                    one.Kind switch { DrawnKind.Wait => "Pause", DrawnKind.End => "End", _ => "Step" },
                    one.Id,
                    ("customProperties", new JsonObject { ["mergeMode"] = one.Mode })))],
            [.. chart.Ways.Select(way => (way.From, way.Port, way.To))]);
        drawing["start"] = chart.Start;
        return drawing;
    }

    private static ProbeActivity Step(Func<string, int, string[]> outcomes) => new("Step")
    {
        OnExecute = context => context.Complete(outcomes(context.Node.Id, context.Visit)),
    };

    private static ProbeActivity Pause(Func<string, int, string[]> outcomes) => new("Pause")
    {
        OnExecute = context => context.CreateBookmark("Pause", context.Node.Id),
        OnResume = (context, _) => context.Complete(outcomes(context.Node.Id, context.Visit)),
    };

    private static void ShouldAgree(MemoryEngine engine, FlowchartReference reference)
    {
        var state = engine.Instances["i"];
        engine.Facts["i"].OfType<ActivityStarted>().Skip(2).Select(started => NodePath.ActivityId(started.NodeId))
            .ShouldBe(reference.Started);
        (state.Status == WorkflowStatus.Finished).ShouldBe(reference.IsOver);
        (state.SubStatus == WorkflowSubStatus.Faulted).ShouldBe(reference.IsFaulted);
        state.Bookmarks.Values.OrderBy(one => int.Parse(one.ExecutionId, System.Globalization.CultureInfo.InvariantCulture))
            .Select(bookmark => bookmark.Key).ShouldBe(reference.Waiting);
    }
}
