using Marten;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Likeness;
using Xunit;

namespace Workflow.Tests.ProjectFiling;

/// <summary>The search for like projects against a full comparison with every one.</summary>
public sealed partial class When_a_project_is_filed
{
    private const int Many = 3_000;
    private const int Threshold = 50;
    private static readonly string[] Fields = ["智慧校园", "城市内涝", "疫苗冷链", "养老服务", "考场巡查", "排队叫号", "殡葬登记", "河长巡河", "停车诱导", "图书借阅"];
    private static readonly string[] Kinds = ["管理平台", "监测系统", "调度中心", "数据中台", "移动应用", "指挥系统", "共享平台", "预警系统"];
    private static readonly string[] Parts =
        ["学籍管理", "液位监测", "温度记录", "服务派单", "视频巡查", "取号叫号", "信息登记", "轨迹记录", "车位采集", "借还登记", "统计分析", "权限管理", "消息推送", "数据归集", "接口对接", "大屏展示"];

    [Fact]
    public async Task the_search_among_thousands_finds_what_a_full_comparison_with_each_of_them_finds()
    {
        var random = new Random(20261127);
        var rows = Enumerable.Range(0, Many).Select(at => Row(at, random)).ToList();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await store.BulkInsertAsync("320100", [.. rows]);
        await store.BulkInsertAsync("320100", [.. rows.Select(row => LikenessRow.Of(row.Id, LikenessFacts.Of(row.Content)))]);
        await using var query = store.QuerySession(Tenants.Province);
        foreach (var asked in rows.Take(2).Select(row => LikenessFacts.Of(row.Content) with { Budget = 777 }))
        {
            var (findings, compared) = await LikenessSearch.FindAsync(query, "320100-new", asked, Threshold, default);

            compared.ShouldBeGreaterThanOrEqualTo(Many);
            findings.Select(each => each.Score).ShouldBe(
                rows.Select(row => Score(asked, row)).Where(score => score >= Threshold).OrderDescending().Take(10));
        }
    }

    private static int Score(LikenessFacts asked, ProjectRow row) => LikenessCheck.Score(LikenessCheck.Of(asked, LikenessFacts.Of(row.Content)));

    private static ProjectRow Row(int at, Random random)
    {
        var name = $"{Pick(Fields)}{Pick(Fields)}{Pick(Kinds)}";
        var content = new ProjectContent(
            name, "建设" + string.Join('、', Enumerable.Range(0, 8).Select(_ => Pick(Parts) + Pick(Parts))) + "等功能模块。",
            $"{Pick(Fields)}{Pick(Kinds)}", random.Next(10, 3000), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), []);
        return new ProjectRow
        {
            Id = $"320100-{at:x32}",
            Status = ProjectStatus.Filed,
            Number = $"宁数项备〔2025〕{at + 1}号",
            Unit = "320100-wjw",
            Division = "320100",
            Content = content,
            InForce = content,
            Findings = 0,
            DeclaredAt = Projects.Now,
            FiledAt = Projects.Now,
            Version = 1,
        };

        string Pick(string[] words) => words[random.Next(words.Length)];
    }
}
