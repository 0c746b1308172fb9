using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Tasks.ClerksOffice;

namespace Workflow.Tests.Tasks;

[Collection(ClerksCollection.Name)]
public sealed class When_clerks_share_a_task(ClerksOffice office)
{
    [Fact]
    public async Task a_transferred_task_is_the_colleagues_at_once()
    {
        var id = await office.HeldByLiAsync();

        var given = await office.DoneAsync(Li, id, "transfer", new JsonObject { ["to"] = Wang, ["reason"] = "请王同志继续，王同志熟悉情况" });

        given["claimedBy"]!.GetValue<string>().ShouldBe(Wang);
        (await office.InboxAsync(Wang, "state=mine")).ShouldContain(id);
        (await office.InboxAsync(Li, "state=mine")).ShouldNotContain(id);
        (await office.RefusedAsync(Li, id, "release", [])).ShouldBe("task.claimed-by-another");
        (await office.DecideAsync(Wang, id))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task a_transfer_is_taken_back_until_the_colleague_has_acted_on_it()
    {
        var (early, late) = (await office.HeldByLiAsync(), await office.HeldByLiAsync());
        foreach (var id in new[] { early, late })
        {
            await office.DoneAsync(Li, id, "transfer", new JsonObject { ["to"] = Wang, ["reason"] = "请接手" });
        }

        var back = await office.DoneAsync(Li, early, "taking-back", new JsonObject { ["move"] = "take-back-transfer" });
        back["claimedBy"]!.GetValue<string>().ShouldBe(Li);

        await office.DoneAsync(Wang, late, "comments", new JsonObject { ["text"] = "已在办理" });
        (await office.RefusedAsync(Li, late, "taking-back", new JsonObject { ["move"] = "take-back-transfer" }))
            .ShouldBe("task.nothing-to-take-back");
    }

    [Fact]
    public async Task a_task_goes_to_clerks_of_the_same_organisation_only_and_with_a_reason()
    {
        var id = await office.HeldByLiAsync();

        (await office.RefusedAsync(Li, id, "transfer", new JsonObject { ["to"] = "clerk-gaj", ["reason"] = "请接手" }))
            .ShouldBe("task.colleague-unknown");
        (await office.RefusedAsync(Li, id, "transfer", new JsonObject { ["to"] = Wang })).ShouldBe("body.invalid");
        (await office.RefusedAsync(Li, id, "transfer", new JsonObject { ["to"] = Li, ["reason"] = "自己" })).ShouldBe("task.transfer-to-holder");
        (await office.RefusedAsync("clerk-gaj", id, "comments", new JsonObject { ["text"] = "看看" })).ShouldBe("task.unknown");
    }

    [Fact]
    public async Task a_delegate_answers_and_the_holder_decides()
    {
        var id = await office.HeldByLiAsync();
        await office.DoneAsync(Li, id, "delegation", new JsonObject { ["to"] = Wang, ["reason"] = "请核对接生记录" });

        (await office.InboxAsync(Wang, "state=mine")).ShouldContain(id);
        (await office.InboxAsync(Li, "state=mine")).ShouldContain(id);
        (await office.RefusedAsync(Li, id, "complete", Decision(await office.SeenAsync(Li, id)))).ShouldBe("task.delegated");
        (await office.RefusedAsync(Zhao, id, "opinion", new JsonObject { ["opinion"] = "一致" })).ShouldBe("task.not-delegated");

        var answered = await office.DoneAsync(Wang, id, "opinion", new JsonObject { ["opinion"] = "记录一致" });

        answered["claimedBy"]!.GetValue<string>().ShouldBe(Li);
        var seen = await office.SeenAsync(Li, id);
        seen["trail"]!.AsArray()[^1]!["words"]!.GetValue<string>().ShouldBe("记录一致");
        (await office.DecideAsync(Li, id))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task nothing_is_decided_before_every_signer_has_signed()
    {
        var id = await office.HeldByLiAsync();
        await office.DoneAsync(Li, id, "signers", Signers("all"));

        await office.DoneAsync(Wang, id, "signature", new JsonObject { ["agrees"] = true });
        (await office.RefusedAsync(Li, id, "complete", Decision(await office.SeenAsync(Li, id)))).ShouldBe("task.signatures-pending");
        (await office.RefusedAsync(Wang, id, "signature", new JsonObject { ["agrees"] = true })).ShouldBe("task.not-asked-to-sign");
        (await office.RefusedAsync(Zhao, id, "signature", new JsonObject { ["agrees"] = false })).ShouldBe("task.objection-reason-required");
        var signed = await office.DoneAsync(Zhao, id, "signature", new JsonObject { ["agrees"] = false, ["opinion"] = "日期待核" });

        Texts(signed["askedOf"]).ShouldBeEmpty();
        (await office.SeenAsync(Li, id))["trail"]!.AsArray().Select(line => line!["says"]?.GetValue<string>())
            .ShouldBe(["all", "agrees", "objects"]);
        (await office.DecideAsync(Li, id))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task of_signers_either_of_whom_may_sign_one_is_enough()
    {
        var id = await office.HeldByLiAsync();
        await office.DoneAsync(Li, id, "signers", Signers("any"));

        await office.DoneAsync(Zhao, id, "signature", new JsonObject { ["agrees"] = true, ["opinion"] = "同意" });

        (await office.InboxAsync(Wang, "state=mine")).ShouldNotContain(id);
        (await office.DecideAsync(Li, id))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task signatures_asked_for_and_delegations_are_taken_back_by_the_holder()
    {
        var id = await office.HeldByLiAsync();
        await office.DoneAsync(Li, id, "signers", Signers("all"));
        await office.DoneAsync(Li, id, "taking-back", new JsonObject { ["move"] = "take-back-signers" });
        await office.DoneAsync(Li, id, "delegation", new JsonObject { ["to"] = Zhao, ["reason"] = "请核对" });
        (await office.RefusedAsync(Zhao, id, "taking-back", new JsonObject { ["move"] = "take-back-delegation" }))
            .ShouldBe("task.nothing-to-take-back");
        var back = await office.DoneAsync(Li, id, "taking-back", new JsonObject { ["move"] = "take-back-delegation" });

        Texts(back["askedOf"]).ShouldBeEmpty();
        (await office.DecideAsync(Li, id))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task a_copy_stands_in_the_colleagues_list_after_the_task_is_done_too()
    {
        var id = await office.HeldByLiAsync();
        await office.DoneAsync(Li, id, "copies", new JsonObject { ["to"] = new JsonArray(Zhao, Zhao) });
        await office.DecideAsync(Li, id);

        (await office.InboxAsync(Zhao, "state=copied")).ShouldContain(id);
        (await office.InboxAsync(Wang, "state=copied")).ShouldNotContain(id);
        Texts((await office.SeenAsync(Zhao, id))["copiedTo"]).ShouldBe([Zhao]);
    }

    [Fact]
    public async Task a_task_is_urged_once_a_working_day_by_each_person()
    {
        var id = await office.HeldByLiAsync();

        (await office.RefusedAsync(Li, id, "urging", [])).ShouldBe("task.urge-oneself");
        await office.DoneAsync(Wang, id, "urging", new JsonObject { ["words"] = "申请人在等" });
        (await office.RefusedAsync(Wang, id, "urging", [])).ShouldBe("task.urged-today");
        await office.DoneAsync("coordinator", id, "urging", []);
        (await office.RefusedAsync("clerk-gaj", id, "urging", [])).ShouldBe("task.unknown");

        (await office.SeenAsync(Li, id))["urgedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task an_answer_given_again_under_the_same_key_is_the_same()
    {
        var id = await office.HeldByLiAsync();
        var body = new JsonObject { ["text"] = "母亲电话已核" };

        var first = await office.DoneAsync(Li, id, "comments", body.DeepClone().AsObject(), $"comment-{id}");
        var again = await office.DoneAsync(Li, id, "comments", body.DeepClone().AsObject(), $"comment-{id}");

        JsonNode.DeepEquals(again, first).ShouldBeTrue();
        (await office.SeenAsync(Li, id))["trail"]!.AsArray().Count.ShouldBe(1);
        (await StoredTexts.ReadAsync(office.Host.ConnectionString)).ShouldNotContain("母亲电话已核");
    }

    private static JsonObject Signers(string mode) => new()
    {
        ["signers"] = new JsonArray(Wang, Zhao), ["mode"] = mode, ["reason"] = "请会签",
    };
}
