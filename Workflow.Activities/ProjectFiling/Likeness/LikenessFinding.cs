namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>相似项目: a filed project that is like the one declared, as it was found.</summary>
/// <param name="ProjectId">The filed project.</param>
/// <param name="Number">Its 备案编号.</param>
/// <param name="Unit">Organisation code of its unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">How alike on the whole, 0 to 100.</param>
/// <param name="Aspects">How alike in each aspect, and why.</param>
public sealed record LikenessFinding(
    string ProjectId, string Number, string Unit, string Name, int Score, IReadOnlyList<AspectLikeness> Aspects);

/// <summary>How alike two projects are in one aspect.</summary>
/// <param name="Aspect">See <see cref="LikenessAspect"/>.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record AspectLikeness(string Aspect, int Score, string Reason);

/// <summary>What two projects are compared in.</summary>
public static class LikenessAspect
{
    /// <summary>名称.</summary>
    public const string Name = "name";

    /// <summary>建设内容.</summary>
    public const string Content = "content";

    /// <summary>投资.</summary>
    public const string Budget = "budget";

    /// <summary>信息系统.</summary>
    public const string System = "system";

    /// <summary>Every aspect.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Content, Budget, System];

    /// <summary>How much of the whole an aspect is, in percent (our assumption: what is built weighs most, money least).</summary>
    internal static int Weight(string aspect) => aspect switch
    {
        Name => 35,
        Content => 40,
        System => 15,
        _ => 10,
    };
}

/// <summary>What is compared of a project.</summary>
internal sealed record LikenessFacts(string Name, string Content, string System, decimal Budget)
{
    public static LikenessFacts Of(ProjectContent content) => new(content.Name, content.Summary, content.System, content.Budget);
}
