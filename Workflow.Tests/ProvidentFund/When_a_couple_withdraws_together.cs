using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Xunit;
using static Workflow.Tests.ProvidentFund.FundWorld;

namespace Workflow.Tests.ProvidentFund;

/// <summary>夫妻共同提取: the other one agrees in an account of their own.</summary>
public sealed class When_a_couple_withdraws_together(FundWorld world) : IClassFixture<FundWorld>
{
    [Fact]
    public async Task it_waits_for_the_spouse_and_is_then_decided_by_the_familys_limit()
    {
        var (seed, number) = await FiledTogetherAsync(3_000);

        var asked = await world.AskedOfAsync($"father-{seed}", number);
        Text(asked["status"]).ShouldBe("waiting");
        Text(asked["asker"]).ShouldBe(ExampleFamilies.Make(seed).Mother.Name);
        (await world.AnswerAsync($"father-{seed}", asked, true)).ShouldBe(HttpStatusCode.OK);

        var closed = await world.ClosedAsync(number);
        Text(closed["result"]).ShouldBe("granted");
        Outcomes(closed)["paidAmount"].ShouldBe($"{Math.Min(3_000, ExampleFunds.Of(ExampleFamilies.Make(seed)).MonthlyRent)}");
    }

    [Fact]
    public async Task a_spouse_who_does_not_agree_is_told_and_the_applicant_goes_on_alone()
    {
        var (seed, number) = await FiledTogetherAsync(1_500);
        var asked = await world.AskedOfAsync($"father-{seed}", number);
        (await world.AnswerAsync($"father-{seed}", asked, false)).ShouldBe(HttpStatusCode.OK);

        (await world.AskedAsync(number)).ShouldHaveSingleItem().Value.ShouldContain("没有同意");
        var alone = (await world.ExampleAsync(seed))["form"]!.DeepClone();
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = alone })).ShouldBe(HttpStatusCode.Accepted);
        Text((await world.ClosedAsync(number))["result"]).ShouldBe("granted");
    }

    [Fact]
    public async Task nobody_else_sees_or_answers_it_and_an_answer_stands()
    {
        var (seed, number) = await FiledTogetherAsync(1_500);
        var asked = await world.AskedOfAsync($"father-{seed}", number);

        foreach (var other in new[] { $"elder-{seed}", "citizen1", "clerk-gjj" })
        {
            (await world.AnswerAsync(other, asked, true)).ShouldBe(HttpStatusCode.NotFound, other);
        }

        (await world.AnswerAsync($"father-{seed}", asked, true)).ShouldBe(HttpStatusCode.OK);
        (await world.AnswerAsync($"father-{seed}", asked, true)).ShouldBe(HttpStatusCode.OK, "said again");
        (await world.AnswerAsync($"father-{seed}", asked, false)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task a_withdrawn_application_needs_no_answer()
    {
        var (seed, number) = await FiledTogetherAsync(1_500);
        var asked = await world.AskedOfAsync($"father-{seed}", number);
        (await world.Host.Cases.ActAsync(number, "withdrawal", [])).ShouldBe(HttpStatusCode.Accepted);

        await world.AskedOfAsync($"father-{seed}", number, "ended");
        (await world.AnswerAsync($"father-{seed}", asked, true)).ShouldBe(HttpStatusCode.Conflict);
    }

    // Families of two, whose mother rents.
    private async Task<(int Seed, string Number)> FiledTogetherAsync(int amount)
    {
        var seed = Seed(Rent);
        while (ExampleFamilies.Make(seed).Father is null)
        {
            seed = Seed(Rent);
        }

        var father = ExampleFamilies.Make(seed).Father!;
        var number = await world.FiledAsync(seed, form =>
        {
            form["amount"] = Math.Min(amount, ExampleFunds.Of(ExampleFamilies.Make(seed)).MonthlyRent);
            form["spouse"] = new JsonObject { ["name"] = father.Name, ["idNumber"] = father.Id.Number };
        });
        return (seed, number);
    }
}
