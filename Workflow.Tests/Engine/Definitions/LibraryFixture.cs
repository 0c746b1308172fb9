using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Engine.Definitions;

/// <summary>The library on a database of its own, without workers.</summary>
internal sealed class LibraryFixture : IAsyncDisposable
{
    public const string Line = """{"id":"w","type":"Elsa.WriteLine","version":1}""";

    private readonly TemporaryFolder definitions;
    private readonly bool isOwner;
    private ServiceProvider services = null!;

    private LibraryFixture(TemporaryFolder definitions, bool isOwner) => (this.definitions, this.isOwner) = (definitions, isOwner);

    public string Connection { get; private init; } = string.Empty;

    public RecordingHook Hook { get; } = new();

    public IDefinitionLibrary Library => Get<IDefinitionLibrary>();

    public static async Task<LibraryFixture> StartAsync(PostgresFixture postgres) =>
        await StartAsync(await postgres.CreateDatabaseAsync());

    /// <summary>On a database that an earlier release left.</summary>
    public static async Task<LibraryFixture> StartAsync(string connection)
    {
        var library = new LibraryFixture(new TemporaryFolder(), true) { Connection = connection };
        await library.StartAsync();
        return library;
    }

    /// <summary>Another node on the same database.</summary>
    public async Task<LibraryFixture> JoinAsync()
    {
        var node = new LibraryFixture(definitions, false) { Connection = Connection };
        await node.StartAsync();
        return node;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static Origin By(string actor) => new(new Actor(actor, "analyst", "320000-sjj", "320000"), "corr");

    public static string Text(string id, string root = Line, string name = "流程") =>
        DefinitionText.Write(new JsonObject { ["definitionId"] = id, ["name"] = name, ["root"] = JsonNode.Parse(root) });

    public Task<SavedDefinition> SaveAsync(string id, string root = Line, bool publish = false, string actor = "wang", string name = "流程") =>
        Library.SaveAsync(By(actor), new DefinitionDraft(Text(id, root, name)) { Publish = publish }, default);

    public async Task<IReadOnlyList<string>> VersionsAsync(string id) =>
    [
        .. (await Library.ListAsync(VersionOptions.AllVersions, [id], default)).Select(version =>
            $"{version.Version}{(version.IsLatest ? " latest" : string.Empty)}{(version.IsPublished ? " published" : string.Empty)}"),
    ];

    public string File(string name) => definitions.At(name);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (isOwner)
        {
            definitions.Dispose();
        }
    }

    private async Task StartAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = Connection,
            DefinitionsPath = definitions.Path,
            MasterKey = new byte[32],
        });
        collection.AddSingleton<IPublicationHook>(Hook);
        services = collection.BuildServiceProvider();
        await services.PrepareEngineAsync(default);
    }

    /// <summary>Writes down what it is told; refuses on demand.</summary>
    internal sealed class RecordingHook : IPublicationHook
    {
        public List<string> Heard { get; } = [];

        public bool Refuses { get; set; }

        public Task PublicationChangedAsync(
            IUnitOfWork unit,
            string definitionId,
            WorkflowGraph? published,
            CancellationToken cancellation)
        {
            Heard.Add($"{definitionId} {published?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}");
            return Refuses ? throw new InvalidOperationException("no") : Task.CompletedTask;
        }
    }
}
