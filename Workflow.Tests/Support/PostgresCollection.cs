using Xunit;

namespace Workflow.Tests.Support;

/// <summary>Test classes that share a PostgreSQL and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    /// <summary>Name for <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "PostgreSQL";
}
