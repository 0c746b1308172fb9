using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Browser;

/// <summary>Definitions in the designer, in files, and against what has happened.</summary>
public sealed class An_analyst_keeps_files_in_step(OwnDefinitionsFixture definitions, ChromiumFixture chromium)
    : IClassFixture<OwnDefinitionsFixture>, IClassFixture<ChromiumFixture>
{
    private const string Api = "/elsa/api/workflow-definitions";
    private readonly HostFixture host = definitions.Host;

    private string File => definitions.At("scenarios", "newborn", "workflow.json");

    [Fact]
    public async Task exporting_what_was_drawn_choosing_between_two_changes_and_replaying_the_choice()
    {
        await using var analyst = await chromium.VisitAsync(host.Address, Screen.Desktop);
        await analyst.SignInAsync("analyst");
        await DrawnAsync("在设计器里改的说明");
        await analyst.GoAsync("/designer/files");
        (await StateAsync(analyst)).ShouldContain("设计器中第 2 版更新");
        await analyst.PressAsync("全部导出到文件");
        (await System.IO.File.ReadAllTextAsync(File)).ShouldContain("在设计器里改的说明");
        (await StateAsync(analyst)).ShouldContain("一致");

        await DrawnAsync("设计器又改了");
        await ChangedFileAsync("文件也改了");
        await analyst.GoAsync("/designer/files");
        await analyst.PressAsync("重新读取文件");
        var conflict = analyst.Page.Locator("section.asked");
        (await conflict.InnerTextAsync()).ShouldContain("“新生儿出生一件事”两边都改过");
        await analyst.LookAroundAsync();
        await conflict.GetByText("用文件的内容").ClickAsync();
        await analyst.Page.WaitForLoadStateAsync();

        (await conflict.CountAsync()).ShouldBe(0);
        using var client = await host.SignedIn("analyst");
        var published = await client.GetJsonAsync($"{Api}/by-definition-id/newborn?versionOptions=Published");
        published["description"]!.GetValue<string>().ShouldBe("文件也改了");

        await host.Cases.CloseAsync(await host.Cases.FileAsync(await host.Example(31)));
        await analyst.GoAsync("/designer/definitions/newborn/replay");
        await analyst.PressAsync("开始回放");
        analyst.Path.ShouldStartWith("/designer/replays/");
        await analyst.Page.Locator(".banner").WaitForAsync();
        (await analyst.Page.Locator(".banner").InnerTextAsync()).ShouldBe("1 件历史全部走得一样。");
        await analyst.LookAroundAsync();
    }

    private static async Task<string> StateAsync(Visitor analyst) =>
        await analyst.Page.Locator("tr").Filter(new() { HasText = "scenarios/newborn/workflow.json" }).InnerTextAsync();

    private async Task DrawnAsync(string description)
    {
        using var client = await host.SignedIn("analyst");
        var model = (await client.GetJsonAsync($"{Api}/by-definition-id/newborn")).AsObject();
        model["description"] = description;
        (await client.PostAsJsonAsync(Api, new JsonObject { ["model"] = model, ["publish"] = true })).EnsureSuccessStatusCode();
    }

    private async Task ChangedFileAsync(string description)
    {
        var definition = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsObject();
        definition["description"] = description;
        await System.IO.File.WriteAllTextAsync(File, definition.ToJsonString());
    }
}
