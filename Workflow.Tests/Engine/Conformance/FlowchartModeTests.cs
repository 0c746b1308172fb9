using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Conformance.Chart;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>Who says in which mode a flowchart runs, and that an instance keeps to it.</summary>
public sealed class FlowchartModeTests
{
    [Theory]
    [InlineData(FlowchartMode.Counter, null, null, FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token, null, null, FlowchartMode.Token)]
    [InlineData(FlowchartMode.Counter, "TokenBased", null, FlowchartMode.Token)]
    [InlineData(FlowchartMode.Token, "CounterBased", null, FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token, "Default", null, FlowchartMode.Token)]
    [InlineData(FlowchartMode.Counter, "Counter", "token", FlowchartMode.Token)]
    [InlineData(FlowchartMode.Token, "TokenBased", "counterbased", FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Counter, null, "nonsense", FlowchartMode.Counter)]
    public void the_flowchart_comes_before_the_definition_and_the_definition_before_the_host(
        FlowchartMode host,
        string? definition,
        string? flowchart,
        FlowchartMode expected)
    {
        foreach (var property in new[] { "flowchartExecutionMode", "Flowchart:ExecutionMode" })
        {
            var engine = new MemoryEngine { FlowchartMode = host };
            ModeOf(Run(engine, Telling(property, definition, flowchart))).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(1, FlowchartMode.Token)]
    [InlineData(2, FlowchartMode.Counter)]
    public void elsas_numbers_are_understood(int number, FlowchartMode expected)
    {
        var host = expected == FlowchartMode.Token ? FlowchartMode.Counter : FlowchartMode.Token;
        ModeOf(Run(new MemoryEngine { FlowchartMode = host }, Telling("flowchartExecutionMode", number, null))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void an_instance_keeps_the_mode_it_began_with_also_in_flowcharts_that_begin_later(FlowchartMode mode)
    {
        var engine = Run(new MemoryEngine { FlowchartMode = mode }, Definition(Sequence(
            "s", Of("g", [Wait("e"), Say("a")], "e -> a"), Telltale())));
        engine.FlowchartMode = mode == FlowchartMode.Token ? FlowchartMode.Counter : FlowchartMode.Token;

        engine.Send(new RaiseEvent("e", null));

        engine.Lines.RemoveAt(0);
        ModeOf(engine).ShouldBe(mode);
    }

    [Fact]
    public void in_counter_mode_nothing_is_kept_so_that_older_histories_mean_counter_mode()
    {
        var engine = Run(FlowchartMode.Counter, Of("f", [Wait("e")]));

        engine.Facts["i"].OfType<BagChanged>().ShouldBeEmpty();
    }

    /// <summary>Two outcomes that lead to one activity run it once in counter mode and twice in token mode.</summary>
    private static JsonObject Telltale() => Of("f", [Split("fk", "x", "y"), Say("t")], "fk.x -> t", "fk.y -> t");

    private static FlowchartMode ModeOf(MemoryEngine engine) => engine.Lines.Count switch
    {
        1 => FlowchartMode.Counter,
        2 => FlowchartMode.Token,
        _ => throw new InvalidOperationException(string.Join(' ', engine.Lines)),
    };

    private static JsonElement Telling(string property, JsonNode? definition, string? flowchart)
    {
        var chart = Telltale();
        chart["customProperties"] = new JsonObject { [property] = flowchart };
        var whole = JsonNode.Parse(Definition(chart).GetRawText())!;
        whole["customProperties"] = new JsonObject { [property] = definition };
        return JsonElement.Parse(whole.ToJsonString());
    }
}
