using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflow.Engine;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Restart;

/// <summary>Fills a database with instances that wait, through the engine, and lets their timers fall overdue while nobody works.</summary>
internal static class FullHouse
{
    private const string Tenant = "320100";
    private const int AtATime = 24;

    public static async Task FillAsync(string connection, string definitions, int waiting, int timers)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = connection,
            DefinitionsPath = definitions,
            MasterKey = new byte[32],
        });
        await using var services = collection.BuildServiceProvider();
        await services.PrepareEngineAsync(default);
        var starts = Enumerable.Repeat("restart-waits", waiting).Concat(Enumerable.Repeat("restart-timer", timers));
        await Parallel.ForEachAsync(
            starts,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (definition, cancellation) => await services.GetRequiredService<IWorkflowRunner>().StartAsync(
                new Origin(new Actor("restart", "system", string.Empty, Tenant), "restart"),
                new StartRequest(definition, JsonSerializer.SerializeToElement(new { })),
                null,
                cancellation));
        await using var database = NpgsqlDataSource.Create(connection);
        await using var later = database.CreateCommand("insert into workflow.wf_clock (ahead) values (interval '2 hours')");
        await later.ExecuteNonQueryAsync();
    }

    /// <summary>The definitions: one waits for an event that never comes, one for an hour.</summary>
    public static string Definitions(TemporaryFolder folder)
    {
        var target = Directory.CreateDirectory(folder.At("restart-definitions")).FullName;
        Define(
            target,
            "restart-waits",
            """{"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Never"}}}""");
        Define(
            target,
            "restart-timer",
            """{"id":"d","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}""");
        return target;
    }

    private static void Define(string folder, string id, string root) => File.WriteAllText(
        Path.Combine(folder, $"{id}.workflow.json"),
        $$"""{"definitionId":"{{id}}","name":"{{id}}","version":1,"isPublished":true,"isLatest":true,"variables":[],"inputs":[],"outputs":[],"root":{{root}}}""");
}
