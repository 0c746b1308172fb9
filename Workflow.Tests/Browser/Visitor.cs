using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Browser;

/// <summary>Somebody in front of a browser, who notices what is wrong with a page.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Grave = ["critical", "serious"];
    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly List<string> complaints = [];

    public Visitor(IBrowserContext context, IPage page, bool script)
    {
        this.context = context;
        this.script = script;
        Page = page;
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{Page.Url}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => complaints.Add($"{Page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).AbsolutePath;

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Hands that use the keys alone; null for those that point and click.</summary>
    public Keyboard? Keys { get; private set; }

    /// <summary>Puts the mouse away.</summary>
    public void TakeKeyboardAlone() => Keys = new Keyboard(Page);

    public Task PressAsync(string button) =>
        UseAsync(Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }));

    /// <summary>Clicks, or goes there by keys and presses Enter.</summary>
    public Task UseAsync(ILocator control) => Keys is null ? control.ClickAsync() : Keys.EnterAsync(control);

    public Task WriteAsync(string field, string text) =>
        Keys is null ? Page.FillAsync(field, text) : Keys.WriteAsync(Page.Locator(field), text);

    /// <summary>Answers a question of a form, whatever kind of field it is.</summary>
    public async Task AnswerAsync(ILocator field, string value)
    {
        var kind = await field.EvaluateAsync<string>("it => it.type");
        await (Keys is null ? PointAsync(field, value, kind) : Keys.AnswerAsync(field, value, kind));
    }

    public Task ChooseAsync(string field, params (string Name, byte[] Content)[] files) => Page.SetInputFilesAsync(
        field, files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));

    public Task FollowAsync(string link) =>
        UseAsync(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link }).First);

    public async Task SignInAsync(string user)
    {
        await GoAsync("/sign-in");
        await WriteAsync("#user", user);
        await WriteAsync("#password", $"demo-{user}");
        await PressAsync("登录");
        Path.ShouldNotBe("/sign-in");
    }

    /// <summary>Comes back until a page has what is waited for.</summary>
    public Task GoUntilAsync(string path, string selector) => Eventually.SeeAsync(
        async () =>
        {
            await GoAsync(path);
            return await Page.Locator(selector).CountAsync();
        },
        found => found > 0);

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    private static Task PointAsync(ILocator field, string value, string kind) => kind switch
    {
        "radio" or "checkbox" => field.CheckAsync(),
        "select-one" => field.SelectOptionAsync(value),
        _ => field.FillAsync(value),
    };

    /// <summary>A second page in the same browser.</summary>
    public Task<IPage> OpenTabAsync() => context.NewPageAsync();

    /// <summary>The page fits the screen, says nothing on the console, and is usable by everybody.</summary>
    public async Task LookAroundAsync()
    {
        (await Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("zh-CN");
        (await Page.Locator("h1").CountAsync()).ShouldBe(1, Page.Url);
        complaints.ShouldBeEmpty();
        if (!script)
        {
            return;
        }

        var tooWide = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        tooWide.ShouldBeLessThanOrEqualTo(0, $"{Page.Url} scrolls sideways");
        var report = await Page.RunAxe();
        report.Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}")
            .ShouldBeEmpty(Page.Url);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
