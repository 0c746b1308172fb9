using Microsoft.Playwright;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>
/// Debian's Chromium, driven by Playwright; no browser is downloaded. The headless shell is the same engine without the
/// window around it and takes half the time of a test machine.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--headless",
                // One process for all pages: a new one for each visit costs a test machine more than the page itself.
                "--renderer-process-limit=1", "--disable-site-isolation-trials",
            ],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A visitor with a screen of their own, as nobody in particular.</summary>
    internal async Task<Visitor> VisitAsync(Uri address, Screen screen, bool script = true)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(20_000);
        return new Visitor(context, await context.NewPageAsync(), script);
    }
}

/// <summary>A screen's size in CSS pixels.</summary>
internal sealed record Screen(int Width, int Height)
{
    public static Screen Desktop { get; } = new(1280, 900);

    public static Screen Phone { get; } = new(390, 844);

    public static Screen Narrow { get; } = new(320, 640);

    public static Screen Named(string name) => name switch
    {
        nameof(Phone) => Phone,
        nameof(Narrow) => Narrow,
        _ => Desktop,
    };
}
