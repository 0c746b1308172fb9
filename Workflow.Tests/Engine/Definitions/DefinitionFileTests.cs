using Npgsql;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Engine.Definitions.LibraryFixture;

namespace Workflow.Tests.Engine.Definitions;

[Collection(PostgresCollection.Name)]
public sealed class DefinitionFileTests(PostgresFixture postgres)
{
    [Fact]
    public async Task a_file_is_imported_when_it_changes_and_only_then()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        Write(at, "一");
        (await ImportAsync(at)).Version.ShouldBe(1);
        (await ImportAsync(at)).Version.ShouldBe(1);
        Write(at, "二");

        (await ImportAsync(at)).Version.ShouldBe(2);
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest published"]);
    }

    [Fact]
    public async Task a_file_that_meets_newer_work_of_the_designer_becomes_a_draft_marked_as_a_conflict()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        Write(at, "一");
        await ImportAsync(at);
        await at.SaveAsync("d", publish: true, name: "设计器");

        (await ImportAsync(at)).Problems.ShouldBeEmpty();
        Write(at, "文件");
        var file = await ImportAsync(at);

        (file.Version, file.Problems.Length).ShouldBe((3, 1));
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 published", "3 latest"]);
        (await at.Library.FindAsync("d", VersionOptions.Latest, default))!.IsConflict.ShouldBeTrue();
        (await ImportAsync(at)).Problems.Length.ShouldBe(1, "it is reported until somebody chooses");
    }

    [Fact]
    public async Task a_file_does_not_overwrite_a_draft_of_the_designer()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        Write(at, "一");
        await ImportAsync(at);
        var draft = await at.SaveAsync("d", name: "画了一半");
        Write(at, "文件");

        await ImportAsync(at);

        (await at.VersionsAsync("d")).ShouldBe(["1 published", "2", "3 latest"]);
        (await at.Library.TextAsync(draft.Version, default)).ShouldContain("画了一半");
    }

    [Fact]
    public async Task a_version_written_back_to_its_file_is_not_imported_again()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        Write(at, "一");
        await ImportAsync(at);
        await at.SaveAsync("d", publish: true, name: "设计器");

        (await at.Get<IDefinitionExports>().ExportAsync(By("li"), "d", VersionOptions.Published, default)).ShouldBe("d.workflow.json");

        File.ReadAllText(at.File("d.workflow.json")).ShouldContain("设计器");
        (await ImportAsync(at)).Problems.ShouldBeEmpty();
        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest published"]);
        Write(at, "又改了文件");
        (await ImportAsync(at)).Problems.ShouldBeEmpty();
        (await at.VersionsAsync("d")).ShouldBe(["1", "2", "3 latest published"]);
    }

    [Fact]
    public async Task a_definition_deleted_in_the_designer_stays_deleted_until_its_file_changes()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        Write(at, "一");
        await ImportAsync(at);
        await at.Library.DeleteAsync(By("li"), "d", null, default);

        (await ImportAsync(at)).Version.ShouldBeNull();
        (await at.VersionsAsync("d")).ShouldBeEmpty();
        Write(at, "二");
        (await ImportAsync(at)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task a_file_with_errors_becomes_a_draft_and_is_reported_at_every_start()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        File.WriteAllText(at.File("d.workflow.json"), Text("d", """{"id":"n","type":"Acme.Nowhere","version":1}"""));

        (await ImportAsync(at)).Problems.Single().NodeId.ShouldBe("Workflow1:n");
        (await ImportAsync(at)).Problems.Single().NodeId.ShouldBe("Workflow1:n");
        (await at.VersionsAsync("d")).ShouldBe(["1 latest"]);
    }

    [Fact]
    public async Task a_definition_without_a_file_gets_one_of_a_safe_name()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await at.SaveAsync("../a/b", publish: true);

        var path = await at.Get<IDefinitionExports>().ExportAsync(By("li"), "../a/b", VersionOptions.Latest, default);

        path.ShouldNotContain("/");
        File.Exists(at.File(path)).ShouldBeTrue();
        (await at.Get<IDefinitionImports>().ImportAsync(default)).Single().Problems.ShouldBeEmpty();
        (await at.VersionsAsync("../a/b")).ShouldBe(["1 latest published"]);
    }

    [Fact]
    public async Task two_nodes_that_start_at_once_import_a_file_once()
    {
        await using var at = await LibraryFixture.StartAsync(postgres);
        await using var other = await at.JoinAsync();
        Write(at, "一");

        await Task.WhenAll(ImportAsync(at), ImportAsync(other));

        (await at.VersionsAsync("d")).ShouldBe(["1 latest published"]);
    }

    [Fact]
    public async Task definitions_of_a_release_without_histories_keep_their_versions_and_ids()
    {
        var connection = await postgres.CreateDatabaseAsync();
        await using (var database = NpgsqlDataSource.Create(connection))
        await using (var old = database.CreateCommand(
            """
            create schema workflow;
            create table workflow.mt_doc_definitiondocument (id text primary key, data jsonb not null);
            insert into workflow.mt_doc_definitiondocument
            select 'd:' || v, jsonb_build_object(
                'id', 'd:' || v, 'definitionId', 'd', 'version', v, 'contentHash', 'h' || v, 'source', 'd.workflow.json',
                'json', jsonb_build_object('definitionId', 'd', 'name', 'v' || v,
                    'root', '{"id":"w","type":"Elsa.WriteLine","version":1}'::jsonb))
            from generate_series(1, 2) v
            """))
        {
            await old.ExecuteNonQueryAsync();
        }

        await using var at = await LibraryFixture.StartAsync(connection);

        (await at.VersionsAsync("d")).ShouldBe(["1", "2 latest published"]);
        (await at.Get<IDefinitions>().GetVersionAsync("320000", "d:1", default)).Name.ShouldBe("v1");
        at.Hook.Heard.ShouldBe(["d 2"]);
        await using var other = await at.JoinAsync();
        (await other.VersionsAsync("d")).ShouldBe(["1", "2 latest published"]);
    }

    private static void Write(LibraryFixture at, string name) =>
        File.WriteAllText(at.File("d.workflow.json"), Text("d", name: name));

    private static async Task<ImportedFile> ImportAsync(LibraryFixture at) =>
        (await at.Get<IDefinitionImports>().ImportAsync(default)).Single();
}
