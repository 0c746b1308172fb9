using System.Text.Json;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Creating;
using Workflow.Engine.Privacy;
using Xunit;

namespace Workflow.Tests.Tasks;

public sealed class TaskOutcomesTests
{
    [Fact]
    public void Names_drawn_in_the_designer_take_their_labels_and_the_need_of_a_comment_from_beside() => Read(
        """{"outcomes":["issue","deny"],"outcomeLabels":{"issue":"同意签发"},"commentRequired":["deny"]}""")
        .ShouldBe([new TaskOutcome("issue", "同意签发", false), new TaskOutcome("deny", "deny", true)]);

    [Fact]
    public void Objects_hold_all_of_it_themselves() => Read(
        """{"outcomes":[{"name":"issue","label":"同意签发"},{"name":"deny","requiresComment":true}]}""")
        .ShouldBe([new TaskOutcome("issue", "同意签发", false), new TaskOutcome("deny", "deny", true)]);

    [Fact]
    public void A_task_without_choices_can_be_finished() => Read("{}").ShouldBe([new TaskOutcome("Done", "办理完毕", false)]);

    [Theory]
    [InlineData("""{"outcomes":["a","a"]}""", "task.outcomes-repeat")]
    [InlineData("""{"outcomes":["Terminated"]}""", "task.outcomes-reserved")]
    public void Choices_that_cannot_be_told_apart_are_refused(string arguments, string code) =>
        Should.Throw<RefusalException>(() => Read(arguments)).Code.ShouldBe(code);

    private static IReadOnlyList<TaskOutcome> Read(string arguments) =>
        TaskOutcomes.Read(new Arguments(JsonElement.Parse(arguments), KeyRing.Empty));
}
