using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

/// <summary>Tests that share the citizens' host.</summary>
[CollectionDefinition(Name)]
public sealed class CitizensCollection : ICollectionFixture<HostFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Citizens";
}
