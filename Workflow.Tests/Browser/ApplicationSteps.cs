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
        await citizen.UseAsync(citizen.Page.Locator("main form button").Last);
        citizen.Path.ShouldBe(Tasks);
    }

    /// <summary>Goes on from the list of tasks with what comes next.</summary>
    public static Task NextTaskAsync(this Visitor citizen) => citizen.UseAsync(citizen.Page.Locator("main a.button"));

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
        await citizen.AnswerAsync(citizen.Page.Locator("#division"), application["division"]!.GetValue<string>());
        await citizen.PressAsync("保存并继续");
        await citizen.NextTaskAsync();
        await citizen.AnswerAllAsync(application["form"]!.AsObject(), look);
    }

    /// <summary>Answers page after page from the one at hand, up to the page that checks the answers.</summary>
    public static async Task AnswerAllAsync(this Visitor citizen, JsonObject form, Func<Task> look)
    {
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
            if (await field.CountAsync() > 1)
            {
                field = citizen.Page.Locator($"[name=\"{name}\"][value=\"{value}\"]");
            }

            if (await field.CountAsync() == 1)
            {
                await citizen.AnswerAsync(field, value);
            }
        }

        var absent = citizen.Page.Locator("[name=\"absent:/father\"]");
        if (await absent.CountAsync() > 0 && form["father"] is null)
        {
            await citizen.AnswerAsync(absent, "true");
        }
    }

    private static IEnumerable<(string Name, string Value)> Leaves(JsonNode node, string pointer) => node switch
    {
        JsonObject group => group.SelectMany(member => Leaves(member.Value!, $"{pointer}/{member.Key}")),
        _ => [(pointer, node.ToString())],
    };
}
