using System.Reflection;
using System.Xml.Linq;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Architecture;

/// <summary>References run one way: Host → Activities → Engine.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] AboveActivities = ["Microsoft.AspNetCore", "Workflow.Host", "Workflow.Designer"];
    private static readonly string[] AboveEngine = [.. AboveActivities, "Workflow.Activities"];

    public static TheoryData<string, string[]> Projects => new()
    {
        { "Workflow.Engine", [] },
        { "Workflow.Designer", [] },
        { "Workflow.Activities", ["Workflow.Engine"] },
        { "Workflow.Host", ["Workflow.Engine", "Workflow.Activities", "Workflow.Designer"] },
        { "Workflow.Benchmarks", ["Workflow.Engine", "Workflow.Activities", "Workflow.Host"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void a_project_refers_to_those_below_it_only(string project, string[] below)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, project, project + ".csproj"));

        var referred = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        referred.ShouldBeSubsetOf(below);
    }

    [Fact]
    public void the_engine_knows_neither_the_domain_nor_the_web() =>
        References(typeof(IUnitOfWork).Assembly).ShouldNotContain(name => IsBelow(name, AboveEngine));

    [Fact]
    public void the_activities_know_neither_the_host_nor_the_web() =>
        References(typeof(Caller).Assembly).ShouldNotContain(name => IsBelow(name, AboveActivities));

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsBelow(string name, string[] roots) =>
        roots.Any(root => name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
