using Npgsql;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Ledger;

/// <summary>A proof is worth something only if it fails: each kind of sabotage is noticed, and clean books are clean.</summary>
public sealed class ProofTests(ProofTests.World world) : IClassFixture<ProofTests.World>
{
    private const string Ended = "(select stream_id from workflow.mt_events where data -> 'input' ->> 'key' = 'told-1')";
    private const string Waiting = "(select substr(stream_id, 10) from workflow.mt_events where data -> 'input' ->> 'key' = 'waits')";

    [Fact]
    public async Task clean_books_are_clean()
    {
        (await world.FindAsync()).ShouldBeEmpty();
        (await world.AuditAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a signal is gone", "delete from workflow.mt_events where data -> 'stimulus' -> 'payload' ->> 'key' = 'told-1/go'")]
    [InlineData("a whole life is gone", $"delete from workflow.mt_events where stream_id = {Ended}")]
    [InlineData("an effect is undone outside", "delete from sandbox.effects where key in (select key from sandbox.effects order by key limit 1)")]
    [InlineData("a child is gone", "delete from workflow.mt_events where stream_id in (select stream_id from workflow.mt_events where data ->> 'definitionId' = 'ledger-child')")]
    public Task a_loss_is_noticed(string what, string sabotage) => NoticedAsync(Broken.Lost, what, sabotage);

    [Theory]
    [InlineData(
        "a signal moved it twice",
        "update workflow.mt_events set data = jsonb_set(data, '{stimulus,payload,key}', '\"told-1/end\"') where data -> 'stimulus' -> 'payload' ->> 'key' = 'told-1/go'")]
    [InlineData(
        "an effect took place under another key",
        "insert into sandbox.effects select service, key || '/again', request, answer, at from sandbox.effects order by key limit 1")]
    [InlineData(
        "a start made two instances",
        "update workflow.mt_events set data = jsonb_set(data, '{input,key}', '\"told-1\"') where data -> 'input' ->> 'key' = 'told-2'")]
    [InlineData(
        "a step was taken twice",
        "update workflow.mt_events set data = jsonb_set(data, '{facts}', data -> 'facts' || (data -> 'facts')) where data -> 'stimulus' ->> 'stimulus' = 'begin'")]
    [InlineData(
        "an instance that nobody was told of",
        "update workflow.mt_events set data = jsonb_set(data, '{input,key}', '\"nobody\"') where data -> 'input' ->> 'key' = 'told-2'")]
    public Task a_double_is_noticed(string what, string sabotage) => NoticedAsync(Broken.Doubled, what, sabotage);

    [Theory]
    [InlineData("its bookmark's row is gone", $"delete from workflow.mt_doc_bookmarkrow where data ->> 'instanceId' = {Waiting}")]
    [InlineData(
        "work is dead",
        "insert into workflow.wf_work (id, tenant, kind, payload, correlation_id, created_at, due_at, dead_at) values (gen_random_uuid(), '320100', 'command', '{}', '', now(), now(), now())")]
    [InlineData(
        "work is overdue",
        "insert into workflow.wf_work (id, tenant, kind, payload, correlation_id, created_at, due_at) values (gen_random_uuid(), '320100', 'command', '{}', '', now(), now() - interval '5 minutes')")]
    [InlineData(
        "nobody wakes its timer",
        "update workflow.mt_events set data = replace(data::text, '\"kind\": \"RunTask\"', '\"dueAt\": \"2026-01-01\", \"kind\": \"RunTask\"')::jsonb where data::text like '%\"RunTask\"%' and data::text not like '%\"bookmark-burned\"%\"RunTask\"%' and stream_id = (select 'workflow:' || w.id from workflow.mt_doc_instancerow w where w.data ->> 'status' = 'Running')")]
    [InlineData(
        "it waits on nothing",
        "delete from workflow.mt_events where version > 1 and stream_id = (select 'workflow:' || w.id from workflow.mt_doc_instancerow w where w.data ->> 'status' = 'Running')")]
    public Task what_is_stuck_is_noticed(string what, string sabotage) => NoticedAsync(Broken.Stuck, what, sabotage);

    [Theory]
    [InlineData("a row tells another story", "update workflow.mt_doc_instancerow set data = jsonb_set(data, '{subStatus}', '\"Faulted\"')")]
    public Task a_contradiction_is_noticed(string what, string sabotage) => NoticedAsync(Broken.Wrong, what, sabotage);

    [Theory]
    [InlineData("an event was altered", "update workflow.mt_events set data = jsonb_set(data, '{input,key}', '\"else\"') where data -> 'input' ->> 'key' = 'told-1'")]
    [InlineData("a row differs from its stream", "update workflow.mt_doc_instancerow set data = jsonb_set(data, '{name}', '\"x\"')")]
    public async Task the_audit_notices(string what, string sabotage)
    {
        var copy = await world.SabotagedAsync(sabotage);
        (await world.AuditAsync(copy)).ShouldNotBeEmpty(what);
    }

    private async Task NoticedAsync(Broken kind, string what, string sabotage)
    {
        var copy = await world.SabotagedAsync(sabotage);
        (await world.FindAsync(copy)).Select(finding => finding.Kind).ShouldContain(kind, what);
    }

    /// <summary>Two stories told to the end and one that waits, in a database that is copied for each sabotage.</summary>
    public sealed class World : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private readonly PostgresFixture postgres = new();
        private readonly List<Acknowledged> told = [];
        private string original = string.Empty;
        private string definitions = string.Empty;

        public async Task InitializeAsync()
        {
            await postgres.InitializeAsync();
            definitions = RigDefinitions.CopyTo(folder);
            var host = new HostFixture { Definitions = definitions };
            await host.InitializeAsync();
            original = host.ConnectionString;
            await using (var engine = new EngineCommands(original, definitions))
            {
                using var book = new Acknowledgements(folder.Path);
                var stories = new Stories(engine, book, seed: 7);
                await stories.TellOneAsync("told-1", new Random(1), default);
                await stories.TellOneAsync("told-2", new Random(2), default);
                var id = await engine.StartAsync("waits", Stories.Definition, Stories.Input("waits", 100), default);
                book.Add(Act.Started, "waits", id);
                await engine.SignalAsync("waits/go", id, "Ledger.Go", default);
                book.Add(Act.Signalled, "waits/go", id);
                await engine.TaskAsync(id, default);
                told.AddRange(book.All);
            }

            await host.DisposeAsync();
        }

        public async Task DisposeAsync()
        {
            await postgres.DisposeAsync();
            folder.Dispose();
        }

        internal async Task<IReadOnlyList<Finding>> FindAsync(string? copy = null) =>
            Proof.Find(await Books.ReadAsync(copy ?? original), told);

        internal Task<IReadOnlyList<Finding>> AuditAsync(string? copy = null) =>
            Auditor.AuditAsync(copy ?? original, definitions, folder.At("audit"));

        internal async Task<string> SabotagedAsync(string sabotage)
        {
            var copy = await postgres.CopyDatabaseAsync(original);
            await using var database = NpgsqlDataSource.Create(copy);
            await using var command = database.CreateCommand(sabotage);
            (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0, "the sabotage itself must hit something");
            return copy;
        }
    }
}
