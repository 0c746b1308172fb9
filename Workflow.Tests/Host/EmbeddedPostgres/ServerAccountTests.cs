using Shouldly;
using Workflow.Host.EmbeddedPostgres;
using Xunit;

namespace Workflow.Tests.Host.EmbeddedPostgres;

public sealed class ServerAccountTests
{
    private const string Root = "root:x:0:0:root:/root:/bin/bash";
    private const string Nobody = "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin";
    private const string Postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

    [Fact]
    public void debians_own_account_is_taken_where_it_exists() =>
        ServerAccount.Choose([Root, Nobody, Postgres]).ShouldBe(new ServerAccount("postgres", 101, 104));

    [Fact]
    public void nobody_runs_it_otherwise() =>
        ServerAccount.Choose([Root, Nobody]).ShouldBe(new ServerAccount("nobody", 65534, 65534));

    [Fact]
    public void a_machine_with_neither_is_told_what_to_make() =>
        Should.Throw<EmbeddedClusterException>(() => ServerAccount.Choose([Root])).Message.ShouldContain("useradd");
}
