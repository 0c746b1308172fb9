using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Workflow.Tests.Browser.Designer;

/// <summary>Elsa Studio in somebody's browser. Its runtime takes seconds to start, and minutes on a busy machine.</summary>
internal sealed class Studio
{
    private const float Patience = 150_000;
    private static readonly string[] Grave = ["critical", "serious"];
    private readonly Visitor visitor;
    private readonly List<string> outside = [];

    public Studio(Visitor visitor, Uri address)
    {
        this.visitor = visitor;
        Page.SetDefaultTimeout(Patience);
        Page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != address.Authority)
            {
                outside.Add(request.Url);
            }
        };
    }

    public IPage Page => visitor.Page;

    public ILocator Definitions => Page.Locator(".definitions-table tbody tr td:nth-child(3)");

    public ILocator Instances => Page.Locator(".instances-table tbody tr td:nth-child(3)");

    public ILocator Activities => Page.Locator(".x6-node");

    public ILocator Connections => Page.Locator(".x6-edge");

    public ILocator Publish => Page.Locator(".elsa-toolbar button.mud-primary-text, .mud-toolbar button.mud-primary-text").First;

    public ILocator Run => Page.Locator("button.mud-success-text").First;

    /// <summary>Signs in on the way to a page, and waits for what it shows.</summary>
    public async Task OpenAsync(string user, string path, Func<Studio, ILocator> shows)
    {
        await visitor.GoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await Page.FillAsync("#user", user);
        await Page.FillAsync("#password", $"demo-{user}");
        await visitor.PressAsync("登录");
        await SeeAsync(shows);
    }

    public async Task SeeAsync(Func<Studio, ILocator> shows) =>
        await shows(this).First.WaitForAsync(new LocatorWaitForOptions { Timeout = Patience });

    /// <summary>Looks for a workflow in the list, which has more than a page, and opens it.</summary>
    public async Task FindAndOpenAsync(string name)
    {
        var search = Page.GetByPlaceholder("按编号、名称或说明搜索");
        await search.FillAsync(name);
        await search.PressAsync("Enter");
        await Definitions.GetByText(name).ClickAsync();
    }

    /// <summary>Goes where the site's navigation leads.</summary>
    public Task FollowAsync(string link) =>
        Page.Locator(".site-header nav").GetByText(link, new LocatorGetByTextOptions { Exact = true }).ClickAsync();

    /// <summary>Clicks where people do: on the middle of what they see, whatever lies over it.</summary>
    public async Task ClickAsync(ILocator target)
    {
        var box = (await target.First.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>A tab may be scrolled out of its bar.</summary>
    public Task TabAsync(string name) => Page.Locator(".mud-tab").Filter(new LocatorFilterOptions { HasTextRegex = new($@"^\s*{name}\s*\d*\s*$") })
        .First.EvaluateAsync("tab => tab.click()");

    /// <summary>An input beside its label.</summary>
    public ILocator Field(string label) => Page.Locator(".mud-input-control:visible")
        .Filter(new LocatorFilterOptions { HasText = label })
        .Locator("input:visible, textarea:visible")
        .First;

    /// <summary>Nothing went wrong, nothing came from elsewhere, and the frame is usable by everybody.</summary>
    public async Task LookAroundAsync()
    {
        visitor.Complaints.ShouldBeEmpty();
        outside.ShouldBeEmpty();
        (await Page.Locator("#blazor-error-ui").IsVisibleAsync()).ShouldBeFalse();
        (await Page.Locator("h1").CountAsync()).ShouldBe(1);
        var report = await Page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector("#studio")] });
        report.Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}")
            .ShouldBeEmpty();
    }
}
