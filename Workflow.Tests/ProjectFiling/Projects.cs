using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Activities.ProjectFiling.Likeness;
using Workflow.Engine.Streams;

namespace Workflow.Tests.ProjectFiling;

/// <summary>Projects in the states that decisions start from: a county's school project, declared by <c>li</c>.</summary>
internal static class Projects
{
    public const string Author = "li";
    public const string Instance = "i-1";

    public static DateTimeOffset Now { get; } = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);

    public static ProjectContent Content { get; } = new(
        "鼓楼区智慧校园管理平台",
        "建设覆盖全区中小学的校园管理平台，包括学籍管理、排课选课、家校互通和校园安全四个功能模块，并与省教育数据平台对接。",
        "智慧校园管理平台",
        380,
        new DateOnly(2027, 3, 1),
        new DateOnly(2027, 12, 31),
        [new(MaterialKind.Basis, "鼓教〔2026〕8号"), new(MaterialKind.Plan, "建设方案"), new(MaterialKind.Funding, "鼓财〔2026〕3号")]);

    public static Remark Words { get; } = new("同意");

    public static IReadOnlyList<PathLevel> CountyAndCity { get; } =
        [new(ProjectLevel.County, "320106-sjj"), new(ProjectLevel.City, "320100-sjj")];

    public static LikenessFinding Twin { get; } = new(
        "320100-t", "宁数项备〔2026〕1号", "320115-jyj", "江宁区智慧校园管理平台", 92, LikenessCheck.Of(LikenessFacts.Of(Content), LikenessFacts.Of(Content)));

    public static ProjectState Declared() => ProjectState.Initial.Then(
        new ProjectDeclared("320100-p", "320106-jyj", "320106", Content, Instance));

    public static ProjectState AtCounty(params IReadOnlyList<LikenessFinding> findings) => Declared().Then(
        new ProjectPathSet(CountyAndCity, 1),
        new ProjectCompared(findings, 10),
        new OpinionAsked(ProjectLevel.County, "320106-sjj", new DateOnly(2026, 12, 4), 5),
        new ProjectAwaited(Instance, "b-1"));

    public static ProjectState AtCity() => AtCounty().Then(
        new OpinionGiven(ProjectLevel.County, true, null),
        new OpinionAsked(ProjectLevel.City, "320100-sjj", new DateOnly(2026, 12, 11), 5),
        new ProjectAwaited(Instance, "b-2"));

    public static ProjectState Approved() => AtCity().Then(new OpinionGiven(ProjectLevel.City, true, Words));

    public static ProjectState Filed() => Approved().Then(new ProjectFiled("宁数项备〔2026〕2号", "320100-sjj"));

    public static ProjectState Changing() => Filed().Then(
        new ProjectChangeDeclared(Content with { Budget = 420 }, Words, "i-2"), new ProjectPathSet(CountyAndCity, 1));

    public static ProjectState Then(this ProjectState state, params IReadOnlyList<object> events) => events.Aggregate(
        state, (now, next) => now.Apply(next, new EventFacts(1, Now, new Actor(Author, "clerk", "320106-jyj", "320100"))));
}
