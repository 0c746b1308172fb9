using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class OpenWordsTests
{
    private const string Tenant = "320100";

    private readonly MemoryVault vault = new();

    [Fact]
    public async Task a_list_that_comes_sealed_is_taken_apart_and_its_words_stay_sealed()
    {
        var keys = await vault.KeysOfAsync(Tenant, ["p"], default);
        var list = keys.SealNode("p", JsonNode.Parse("""[{"field":"/name","message":"张丽华的姓名不符"}]"""));

        var arguments = await OpenAsync(new JsonObject { ["fields"] = list });

        var field = arguments.List("fields").ShouldHaveSingleItem();
        field.Text("field").ShouldBe("/name");
        var message = field.Remark("message")!;
        message.Text.ShouldBeNull();
        message.Read(keys).ShouldBe("张丽华的姓名不符");
        message.Read(KeyRing.Empty).ShouldBeNull("the person was erased");
    }

    [Fact]
    public async Task a_text_for_the_open_is_refused_when_it_was_made_of_personal_values()
    {
        var keys = await vault.KeysOfAsync(Tenant, ["p"], default);

        var arguments = await OpenAsync(new JsonObject { ["title"] = keys.SealNode("p", "审核张丽华的申请"), ["plain"] = "审核" });

        Should.Throw<RefusalException>(() => arguments.OpenText("title", "名称")).Code.ShouldBe("text.personal");
        arguments.OpenText("plain", "名称").ShouldBe("审核");
        arguments.OpenText("absent", "名称").ShouldBeNull();
    }

    [Fact]
    public async Task an_outcome_is_always_sealed_and_its_label_must_not_give_it_away()
    {
        var keys = await vault.KeysOfAsync(Tenant, ["p"], default);
        var value = JsonSerializer.SerializeToElement("X320100001");

        var kept = ItemOutcomes.Seal("paper", "证照编号", value, "p", keys, KeyRing.Empty);

        keys.Open(kept.Value).GetString().ShouldBe("X320100001");
        Should.Throw<RefusalException>(() => ItemOutcomes.Seal("paper", "证照 X320100001", value, "p", keys, KeyRing.Empty))
            .Code.ShouldBe("item.outcome-personal");
    }

    // By number: a lone surrogate would not live through an attribute.
    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public async Task text_that_cannot_be_kept_is_refused(int sign) =>
        (await Should.ThrowAsync<RefusalException>(() => vault.SealAsync(Tenant, "p", "好" + (char)sign, default)))
            .Code.ShouldBe("text.invalid");

    [Fact]
    public async Task a_replacement_character_and_a_rare_one_are_text_like_any_other()
    {
        var text = "王\uFFFD\U00020BB7";

        var remark = await vault.SealAsync(Tenant, "p", text, default);

        remark!.Read(await vault.KeysOfAsync(Tenant, ["p"], default)).ShouldBe(text);
    }

    private Task<Arguments> OpenAsync(JsonObject payload) =>
        Arguments.OpenAsync(vault, Tenant, JsonSerializer.SerializeToElement(payload), default);
}
