using System.Text.Json;
using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Dispatch;

[Collection(PostgresCollection.Name)]
public sealed class RunnerTests(PostgresFixture postgres)
{
    private const string Waits =
        """
        {"id":"Wait","type":"Elsa.Event","version":1,"name":"Wait",
         "eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}
        """;

    private static readonly Origin Origin = new(new Actor("tester", "clerk", "320100-wjw", RunningEngine.Tenant), "corr");

    [Fact]
    public async Task A_start_is_committed_with_its_first_burst_when_the_answer_comes()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("waits", Waits));

        var started = await StartAsync(engine);

        started.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        var stored = await engine.Get<IWorkflows>().FindAsync(RunningEngine.Tenant, started.InstanceId, null, default);
        stored!.Version.ShouldBe(started.Version);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_who_resume_the_same_bookmark_at_once_one_moves_it_and_the_others_are_told()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("waits", Waits));
        await using var other = await engine.JoinAsync();
        var started = await StartAsync(engine);
        var bookmark = started.State.Bookmarks.Keys.Single();

        var reports = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            (i % 2 == 0 ? engine : other).Get<IWorkflowRunner>().DeliverAsync(
                Origin, started.InstanceId, new ResumeBookmark(bookmark, null), null, default)));

        reports.Count(report => report.Moved).ShouldBe(1);
        reports.ShouldAllBe(report => report.State.Status == WorkflowStatus.Finished);
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_joins_a_start_is_committed_with_it_or_not_at_all()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("waits", Waits));

        var answer = new IdempotencyRecord("scope", "key", "hash", 202, "{}");
        await StartAsync(engine, (unit, _) => unit.Bind(answer));
        await Should.ThrowAsync<DuplicateCommandException>(() => StartAsync(engine, (unit, _) => unit.Bind(answer)));

        (await engine.SqlAsync<long>("select count(*) from workflow.mt_streams where id like 'workflow:%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_stimulus_for_an_instance_that_does_not_exist_is_refused()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("waits", Waits));

        await Should.ThrowAsync<KeyNotFoundException>(() => engine.Get<IWorkflowRunner>().DeliverAsync(
            Origin, "nobody", new Cancel("test"), null, default));
    }

    private static Task<RunReport> StartAsync(RunningEngine engine, Action<IUnitOfWork, RunReport>? alongside = null) =>
        engine.Get<IWorkflowRunner>().StartAsync(
            Origin,
            new StartRequest("waits", JsonSerializer.SerializeToElement(new { })),
            alongside,
            default);
}
