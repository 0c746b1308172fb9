using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Tasks;
using Workflow.Engine;
using Workflow.Engine.Storage;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases.Golden;

/// <summary>
/// Events as earlier releases stored them. The file only grows: a changed meaning takes a new name and a new entry.
/// </summary>
public sealed class GoldenEventsTests
{
    private static readonly IReadOnlyDictionary<string, Type> Names = new ServiceCollection().AddCases().AddTasks()
        .Select(service => service.ImplementationInstance).OfType<EventName>()
        .ToDictionary(name => name.Name, name => name.Type);

    private static readonly JsonObject Stored = JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "Workflow.Tests", "Cases", "Golden", "events.json")))!.AsObject();

    public static TheoryData<string> Kept => [.. Stored.Select(entry => entry.Key)];

    [Fact]
    public void every_event_has_its_golden_body() => Stored.Select(entry => entry.Key).ShouldBe(Names.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Kept))]
    public void what_was_stored_is_read_as_it_was(string name)
    {
        var body = Stored[name].Deserialize(Names[name], EngineJson.Options);

        JsonSerializer.SerializeToNode(body, Names[name], EngineJson.Options)!.ToJsonString()
            .ShouldBe(Stored[name]!.ToJsonString());
    }

    [Fact]
    public void stored_streams_fold()
    {
        Given.Fold(CaseState.Initial, Given.Monday, Of("case.")).Number.ShouldBe(Given.Number);
        Given.Fold(ItemState.Initial, Given.Monday, Of("item.")).Result.ShouldBe("granted");
        Given.Fold(TaskState.Initial, Given.Monday, Of("task.")).Created!.TaskId.ShouldBe("t1");
    }

    private static object[] Of(string kind) =>
    [
        .. Stored.Where(entry => entry.Key.StartsWith(kind, StringComparison.Ordinal))
            .Select(entry => entry.Value.Deserialize(Names[entry.Key], EngineJson.Options)!),
    ];
}
