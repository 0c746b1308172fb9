using Xunit;

namespace Workflow.Tests.Support;

/// <summary>Tests that need the whole machine: they run after all others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>Name for <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "Alone";
}
