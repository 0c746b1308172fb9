using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Architecture;

/// <summary>The house stays easy to find one's way in.</summary>
public sealed class HouseTests
{
    private const int MostLines = 400;

    private static readonly string[] Customary =
    [
        ".editorconfig", ".git", ".gitattributes", ".gitignore", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "LICENSE", "README.md", "Workflow.sln", "bench", "global.json", "run", "test",
    ];

    [Fact]
    public void no_source_file_is_too_long_to_read_at_once() =>
        Sources().Where(file => File.ReadLines(file).Count() > MostLines).ShouldBeEmpty();

    [Fact]
    public void most_source_files_are_small()
    {
        var lengths = Sources().Select(file => File.ReadLines(file).Count()).Order().ToList();

        lengths[lengths.Count / 2].ShouldBeLessThan(100);
    }

    [Fact]
    public void the_root_holds_customary_files_only() =>
        Directory.EnumerateFiles(Repository.Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.EndsWith(".user", StringComparison.Ordinal))
            .ShouldBeSubsetOf(Customary);

    [Fact]
    public void every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Workflow.sln"));
        var projects = Directory.EnumerateDirectories(Repository.Root, "Workflow.*")
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder)!)
            .ToList();

        projects.Count.ShouldBeGreaterThan(4);
        projects.ShouldAllBe(project => solution.Contains($"{project}.csproj"));
    }

    [Fact]
    public void every_decision_record_has_a_number_of_its_own()
    {
        var numbers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md")
            .Select(file => Path.GetFileName(file)[..4])
            .ToList();

        numbers.ShouldAllBe(number => number.All(char.IsAsciiDigit));
        numbers.ShouldBeUnique();
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateDirectories(Repository.Root, "Workflow.*")
            .Where(folder => Path.GetFileName(folder) != "Workflow.Tests")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/').Any(part => part is "bin" or "obj"));
}
