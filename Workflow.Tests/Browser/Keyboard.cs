using Microsoft.Playwright;
using Shouldly;

namespace Workflow.Tests.Browser;

/// <summary>Hands that use the keys alone: what cannot be reached by Tab cannot be used.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 200;

    /// <summary>Goes to a link or button, presses Enter there and waits for the page it leads to.</summary>
    public async Task EnterAsync(ILocator control)
    {
        await ReachAsync(control);
        var left = new TaskCompletionSource();
        void Leave(object? sender, IPage loaded) => left.TrySetResult();
        page.DOMContentLoaded += Leave;
        await page.Keyboard.PressAsync("Enter");
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.DOMContentLoaded -= Leave;
    }

    /// <summary>Goes to a field and writes; what stood there is replaced.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Answers a question, whatever kind of field it is.</summary>
    public Task AnswerAsync(ILocator field, string value, string kind) => kind switch
    {
        "radio" or "checkbox" => TickAsync(field, kind),
        "select-one" => ChooseAsync(field, value),
        "date" => DateAsync(field, value),
        _ => WriteAsync(field, value),
    };

    /// <summary>Goes to a date and writes its parts, in the order of the browser's own language.</summary>
    private async Task DateAsync(ILocator field, string date)
    {
        var (year, month, day) = (date[..4], date[5..7], date[8..]);
        foreach (var order in new[] { [month, day, year], new[] { year, month, day } })
        {
            await ReachAsync(field);
            foreach (var part in order)
            {
                await page.Keyboard.TypeAsync(part);
                if (part == year)
                {
                    // It may have six digits in Chromium, so that it does not go on by itself.
                    await page.Keyboard.PressAsync("ArrowRight");
                }
            }

            if (await field.InputValueAsync() == date)
            {
                return;
            }

            await page.Keyboard.PressAsync("Shift+Tab");
        }

        (await field.InputValueAsync()).ShouldBe(date);
    }

    /// <summary>Goes to a list and down it until the value stands there.</summary>
    private async Task ChooseAsync(ILocator list, string value)
    {
        await ReachAsync(list);
        for (var step = 0; await list.InputValueAsync() != value; step++)
        {
            step.ShouldBeLessThan(MostStops, value);
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>Goes to a box and ticks it; among radio buttons, to the group and down it.</summary>
    private async Task TickAsync(ILocator box, string kind)
    {
        if (await box.IsCheckedAsync())
        {
            return;
        }

        if (kind == "checkbox")
        {
            await ReachAsync(box);
            await page.Keyboard.PressAsync("Space");
            (await box.IsCheckedAsync()).ShouldBeTrue();
            return;
        }

        // One stop for the whole group, wherever in it the tick is.
        var name = await box.GetAttributeAsync("name");
        await ReachAsync($"document.activeElement.type === 'radio' && document.activeElement.name === {System.Text.Json.JsonSerializer.Serialize(name)}", name!);
        await page.Keyboard.PressAsync("Space");
        for (var step = 0; !await box.IsCheckedAsync(); step++)
        {
            step.ShouldBeLessThan(MostStops, name);
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private async Task ReachAsync(ILocator control)
    {
        await control.EvaluateAsync("it => { window.wanted = it; }");
        await ReachAsync("document.activeElement === window.wanted", await control.EvaluateAsync<string>("it => it.outerHTML.slice(0, 80)"));
    }

    private async Task ReachAsync(string isThere, string what)
    {
        for (var stops = 0; !await page.EvaluateAsync<bool>(isThere); stops++)
        {
            stops.ShouldBeLessThan(MostStops, $"Tab never comes to {what} on {page.Url}");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
