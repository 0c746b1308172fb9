using Microsoft.Playwright;

namespace Workflow.Tests.Browser.Designer;

/// <summary>Draws with the mouse, as people do.</summary>
internal static class Drawing
{
    private const int Steps = 8;

    /// <summary>Drags an activity out of the toolbox.</summary>
    public static async Task DragAsync(this Studio studio, string category, string activity, float x, float y)
    {
        var before = await studio.Activities.CountAsync();
        var item = studio.Page.Locator(".mud-expand-panel [draggable=true]:visible")
            .Filter(new LocatorFilterOptions { HasText = activity })
            .First;
        if (await item.CountAsync() == 0)
        {
            await studio.Page.Locator(".mud-expand-panel-header").Filter(new LocatorFilterOptions { HasText = category }).First.ClickAsync();
        }

        await item.WaitForAsync();
        await item.ScrollIntoViewIfNeededAsync();
        await studio.Page.WaitForTimeoutAsync(600);
        var box = (await item.BoundingBoxAsync())!;
        var canvas = (await studio.Page.Locator(".x6-graph").First.BoundingBoxAsync())!;
        var mouse = studio.Page.Mouse;
        await mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width / 2) + 20, box.Y + (box.Height / 2), new MouseMoveOptions { Steps = Steps });
        await mouse.MoveAsync(canvas.X + x, canvas.Y + y, new MouseMoveOptions { Steps = Steps });
        await mouse.UpAsync();
        await studio.Activities.Nth(before).WaitForAsync();
    }

    /// <summary>Drags a connection from an activity's exit to another's entry.</summary>
    public static async Task ConnectAsync(this Studio studio, string from, string to)
    {
        var before = await studio.Connections.CountAsync();
        var (x1, y1) = await MiddleAsync(studio.Port(from, "out"));
        var (x2, y2) = await MiddleAsync(studio.Port(to, "in"));
        var mouse = studio.Page.Mouse;
        await mouse.MoveAsync(x1, y1);
        await mouse.DownAsync();
        await mouse.MoveAsync((x1 + x2) / 2, (y1 + y2) / 2, new MouseMoveOptions { Steps = Steps });
        await mouse.MoveAsync(x2, y2, new MouseMoveOptions { Steps = Steps });
        await mouse.UpAsync();
        await studio.Connections.Nth(before).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Selects an activity and fills one of its inputs in.</summary>
    public static async Task FillInAsync(this Studio studio, string activity, string input, string value)
    {
        await studio.ClickAsync(studio.Activity(activity));
        await studio.Field(input).FillAsync(value);
        await studio.Page.Keyboard.PressAsync("Tab");
    }

    public static ILocator Activity(this Studio studio, string name) =>
        studio.Activities.Filter(new LocatorFilterOptions { HasText = name }).First;

    private static ILocator Port(this Studio studio, string activity, string group) =>
        studio.Activity(activity).Locator($"[port-group={group}] circle").First;

    private static async Task<(float X, float Y)> MiddleAsync(ILocator target)
    {
        var box = (await target.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
