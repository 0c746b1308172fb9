using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Tasks.Creating;
using Workflow.Engine.Definitions;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Cases.Running.TrioScenario;

namespace Workflow.Tests.Tasks;

/// <summary>What an analyst is told of a drawn task before it is published.</summary>
public sealed class UserTaskCheckTests
{
    private static readonly IDefinitionParser Parser = new MemoryEngine(new UserTask(new OneForm())).Parser;

    [Fact]
    public void a_way_back_that_is_drawn_to_an_earlier_task_is_right() =>
        Find("""["pass","back"]""", """{"back":"check"}""", To("recheck", "back", "check")).ShouldBeEmpty();

    [Fact]
    public void outcomes_written_as_objects_are_checked_as_well() =>
        Find("""[{"name":"pass"},{"name":"back","backTo":"nowhere"}]""", null).ShouldHaveSingleItem().ShouldContain("“nowhere”");

    [Theory]
    [InlineData("""{"bakc":"check"}""", "办理结果里没有它")]
    [InlineData("""{"back":"chekc"}""", "没有这个待办")]
    [InlineData("""{"back":"recheck"}""", "没有这个待办")]
    [InlineData("""{"back":"wait"}""", "没有这个待办")]
    [InlineData("""{"back":"check"}""", "走不回")]
    [InlineData("""{"back":"later"}""", "不在这个待办之前")]
    public void a_way_back_that_leads_nowhere_is_told(string back, string words) =>
        Find("""["pass","back"]""", back, To("recheck", "back", "later")).ShouldHaveSingleItem().ShouldContain(words);

    [Fact]
    public void outcomes_of_one_name_are_told() => Find("""["pass","pass"]""", null).ShouldHaveSingleItem().ShouldContain("不能重复");

    [Fact]
    public void an_unknown_form_and_a_batch_that_never_is_are_worth_a_look()
    {
        Warnings(("form", Text("nothing"))).ShouldHaveSingleItem().ShouldContain("没有表单“nothing”");
        Warnings(("form", Text("asking")), ("batch", Json("true"))).ShouldHaveSingleItem().ShouldContain("必填");
        Warnings(("form", Text("asking"))).ShouldBeEmpty();
        Warnings(("batch", Json("true"))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Find(string outcomes, string? back, params JsonObject[] ways)
    {
        var recheck = Act("recheck", "OneThing.UserTask", ("title", Text("复核")), ("outcomes", Json(outcomes)));
        if (back is not null)
        {
            recheck["sendBackTo"] = Json(back);
        }

        return Problems(
            ProblemSeverity.Error,
            [Task("check"), recheck, Task("later"), Act("wait", "Elsa.Event", ("eventName", Text("x")))],
            [To("check", "Done", "wait"), To("wait", "Done", "recheck"), To("recheck", "pass", "later"), .. ways]);
    }

    private static IEnumerable<string> Warnings(params (string, JsonObject)[] inputs) =>
        Problems(ProblemSeverity.Warning, [Act("check", "OneThing.UserTask", [("title", Text("初核")), .. inputs])], []);

    private static JsonObject Task(string id) => Act(id, "OneThing.UserTask", ("title", Text("初核")));

    private static IEnumerable<string> Problems(ProblemSeverity severity, IEnumerable<JsonObject> activities, IEnumerable<JsonObject> ways) =>
        Parser.Parse(JsonElement.Parse(Drawn(activities, ways))).Problems
            .Where(problem => problem.Severity == severity).Select(problem => problem.Message);

    /// <summary>Knows the form "asking" that requires an opinion.</summary>
    private sealed class OneForm : IFormLibrary
    {
        private readonly FormDefinition asking = new("asking", "意见", JsonNode.Parse("""{"type":"object","required":["opinion"]}""")!, new JsonObject());

        public IReadOnlyCollection<StoredForm> All => [new StoredForm(asking, "hash")];

        public FormDefinition? Find(string code) => code == asking.Code ? asking : null;

        public StoredForm? FindStored(string code) => throw new NotSupportedException();

        public IReadOnlyList<FieldError> Check(FormDefinition form) => throw new NotSupportedException();

        public StoredForm Save(FormDefinition form, string? expected) => throw new NotSupportedException();
    }
}
