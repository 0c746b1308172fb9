using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser.Designer;

/// <summary>Walks Elsa Studio's screens, menus, tabs and dialogs, and reports what is still said in English.</summary>
public sealed partial class Studio_speaks_Chinese(HostFixture host, ChromiumFixture chromium)
    : IClassFixture<HostFixture>, IClassFixture<ChromiumFixture>
{
    private const string Seen = """
        () => {
          const found = [];
          const apart = ".monaco-editor, script, style, textarea, .site-header, .x6-graph, noscript, template, pre, code";
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const place = texts.currentNode.parentElement;
            if (place && !place.closest(apart) && place.getClientRects().length > 0) {
              found.push(texts.currentNode.data.trim());
            }
          }
          for (const element of document.querySelectorAll("[placeholder], [title], [aria-label]")) {
            if (!element.closest(apart)) {
              for (const name of ["placeholder", "title", "aria-label"]) {
                found.push((element.getAttribute(name) ?? "").trim());
              }
            }
          }
          return found.filter(text => /[A-Za-z]{3,}/.test(text) && !/[\u4e00-\u9fff]/.test(text));
        }
        """;

    private readonly HashSet<string> english = [];

    [Fact]
    public async Task on_every_screen()
    {
        await host.WaitingInstanceAsync();
        await using var analyst = await chromium.VisitAsync(host.Address, new Screen(1600, 1000));
        var studio = new Studio(analyst, host.Address);
        await studio.OpenAsync("analyst", "/designer", seen => seen.Definitions);
        await ListenAsync(studio);
        await MenuAsync(studio, studio.Page.Locator(".definitions-table tbody tr .mud-menu button").First);
        await MenuAsync(studio, studio.Page.GetByText("批量操作"));
        await DialogAsync(studio, studio.Page.GetByText("新建流程").First);

        await studio.FindAndOpenAsync("等一个事件");
        await studio.SeeAsync(seen => seen.Activities);
        await studio.ClickAsync(studio.Activity("wait"));
        await TabsAsync(studio, "输出", "常规", "测试", "提交策略", "日志", "信息", "输入与输出", "版本历史", "属性", "代码视图", "变量");
        await DialogAsync(studio, studio.Page.GetByText("添加变量").First);

        await studio.FollowAsync("流程实例");
        await studio.SeeAsync(seen => seen.Instances);
        await ListenAsync(studio);
        await MenuAsync(studio, studio.Page.Locator(".instances-table tbody tr .mud-menu button").First);
        await MenuAsync(studio, studio.Page.GetByText("日期筛选"));

        // The filter of dates stays open until its own button is pressed again.
        await studio.ClickAsync(studio.Page.GetByText("日期筛选"));
        await studio.ClickAsync(studio.Instances);
        await studio.SeeAsync(seen => seen.Activities);
        await studio.ClickAsync(studio.Activity("first"));
        await TabsAsync(studio, "执行记录", "异常", "变量", "输入与输出", "活动", "详情", "活动调用链");

        english.ShouldBeEmpty();
    }

    private async Task TabsAsync(Studio studio, params string[] tabs)
    {
        await ListenAsync(studio);
        foreach (var tab in tabs)
        {
            await studio.TabAsync(tab);
            await ListenAsync(studio);
        }
    }

    private async Task MenuAsync(Studio studio, ILocator opens)
    {
        await opens.ClickAsync();
        await studio.Page.Locator(".mud-popover-open").First.WaitForAsync();
        await ListenAsync(studio);
        await studio.Page.Keyboard.PressAsync("Escape");
        await studio.Page.Mouse.ClickAsync(800, 950);
    }

    private async Task DialogAsync(Studio studio, ILocator opens)
    {
        await opens.ClickAsync();
        var dialog = studio.Page.Locator(".mud-dialog").First;
        await dialog.WaitForAsync();
        await ListenAsync(studio);
        await dialog.GetByText("取消", new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    private async Task ListenAsync(Studio studio)
    {
        await studio.Page.WaitForTimeoutAsync(1500);
        var said = await studio.Page.EvaluateAsync<string[]>(Seen);
        english.UnionWith(said.Where(text => !Accepted().IsMatch(text)));
    }

    // Ids, from which leading zeros are missing, and types of activities, names of their inputs and outputs, what the test's own workflow is made of, and names that are the same in Chinese.
    [GeneratedRegex(
        @"^([0-9a-f-]{12,}(:\d+)?|[a-z][\w-]*|\w+:[\w:]+|(Elsa|OneThing)\.[\w.]+|Flowchart1|EventName|Result|HTTP|JSON|JavaScript|Liquid|Markdown|\{.*)$",
        RegexOptions.Singleline)]
    private static partial Regex Accepted();
}
