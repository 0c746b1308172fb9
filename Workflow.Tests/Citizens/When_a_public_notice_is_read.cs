using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.PublicNotices;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

[Collection(CitizensCollection.Name)]
public sealed class When_a_public_notice_is_read(HostFixture host)
{
    [Fact]
    public async Task everybody_reads_it_and_whoever_is_signed_in_as_a_citizen_may_object()
    {
        await OpenedAsync("notice-open");

        using var nobody = host.Anonymous();
        (await nobody.GetStringAsync("/public-notices")).ShouldContain("/public-notices/notice-open");
        var read = await nobody.GetStringAsync("/public-notices/notice-open");
        read.ShouldContain("拟给予最低生活保障");
        read.ShouldContain("2026年3月2日");
        read.ShouldContain("登录后提出异议");
        read.ShouldNotContain("<textarea");
        using var citizen = await host.SignedIn("citizen1");
        (await citizen.GetStringAsync("/public-notices/notice-open")).ShouldContain("<textarea id=\"words\"");
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetStringAsync("/public-notices/notice-open")).ShouldNotContain("提出异议");
    }

    [Fact]
    public async Task ended_it_takes_no_objection_and_is_on_no_list()
    {
        await OpenedAsync("notice-ended", new PublicNoticeEnded(PublicNoticeEnd.Undisputed));

        using var citizen = await host.SignedIn("citizen1");
        var read = await citizen.GetStringAsync("/public-notices/notice-ended");
        read.ShouldContain("公示已经结束");
        read.ShouldNotContain("<textarea");
        (await citizen.GetStringAsync("/public-notices")).ShouldNotContain("notice-ended");
    }

    private async Task OpenedAsync(string id, params object[] since)
    {
        var opened = new PublicNoticeOpened(
            id, "320100-2026-000999", "最低生活保障审核确认公示", "320100-wjw", new Remark("拟给予最低生活保障：张某某，户内 2 人。"),
            new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 10), "wf-320100-2026-000999", "bookmark");
        await using var unit = await host.Services.GetRequiredService<IUnitOfWorkFactory>()
            .BeginAsync(new Origin(Actor.Engine("320100"), id), default);
        var stream = await unit.LoadAsync<PublicNoticeState>(PublicNoticeState.Stream(id), default);
        unit.Append(stream, [opened, .. since]);
        await unit.CommitAsync(default);
    }
}
