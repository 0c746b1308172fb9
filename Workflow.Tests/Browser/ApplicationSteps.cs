using System.Text.Json.Nodes;
using Shouldly;

namespace Workflow.Tests.Browser;

/// <summary>Fills the newborn application in by hand, page after page.</summary>
internal static class ApplicationSteps
{
    private const string Tasks = "/scenarios/newborn/tasks";

    public static async Task StartAsync(this Visitor citizen)
    {
        await citizen.GoAsync("/scenarios/newborn");
        await citizen.Page.Locator("main form button").Last.ClickAsync();
        citizen.Path.ShouldBe(Tasks);
    }

    /// <summary>Goes on from the list of tasks with what comes next.</summary>
    public static Task NextTaskAsync(this Visitor citizen) => citizen.Page.Locator("main a.button").ClickAsync();

    /// <summary>Fills every page in, up to the page that checks the answers.</summary>
    /// <param name="citizen">Who.</param>
    /// <param name="application">What.</param>
    /// <param name="looking">Whether each page is looked at closely, which takes longer than to fill it in.</param>
    public static async Task FillInAsync(this Visitor citizen, JsonObject application, bool looking = false)
    {
        Func<Task> look = looking ? citizen.LookAroundAsync : () => Task.CompletedTask;
        await citizen.StartAsync();
        await look();
        await citizen.NextTaskAsync();
        await look();
        await citizen.Page.SelectOptionAsync("#division", application["division"]!.GetValue<string>());
        await citizen.PressAsync("保存并继续");
        await citizen.NextTaskAsync();
        var form = application["form"]!.AsObject();
        while (citizen.Path != "/scenarios/newborn/check")
        {
            await citizen.AnswerAsync(form);
            await look();
            await citizen.PressAsync("保存并继续");
            citizen.Path.ShouldBe(Tasks, await citizen.Page.Locator("main").InnerTextAsync());
            await citizen.NextTaskAsync();
        }
    }

    /// <summary>Answers the questions of the page at hand.</summary>
    public static async Task AnswerAsync(this Visitor citizen, JsonObject form)
    {
        foreach (var (name, value) in Leaves(form, string.Empty))
        {
            var field = citizen.Page.Locator($"[name=\"{name}\"]");
            switch (await field.CountAsync() == 0 ? null : await KindAsync(field.First))
            {
                case null:
                    break;
                case "radio":
                    await citizen.Page.CheckAsync($"[name=\"{name}\"][value=\"{value}\"]");
                    break;
                case "checkbox":
                    await field.CheckAsync();
                    break;
                case "select-one":
                    await field.SelectOptionAsync(value);
                    break;
                default:
                    await field.FillAsync(value);
                    break;
            }
        }

        var absent = citizen.Page.Locator("[name=\"absent:/father\"]");
        if (await absent.CountAsync() > 0 && form["father"] is null)
        {
            await absent.CheckAsync();
        }
    }

    private static Task<string> KindAsync(Microsoft.Playwright.ILocator field) => field.EvaluateAsync<string>("it => it.type");

    private static IEnumerable<(string Name, string Value)> Leaves(JsonNode node, string pointer) => node switch
    {
        JsonObject group => group.SelectMany(member => Leaves(member.Value!, $"{pointer}/{member.Key}")),
        _ => [(pointer, node.ToString())],
    };
}
