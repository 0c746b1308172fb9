using Xunit;

namespace Workflow.Tests.Tasks;

/// <summary>Tests of clerks among themselves share one office; each brings tasks of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ClerksCollection : ICollectionFixture<ClerksOffice>
{
    public const string Name = "Clerks";
}
