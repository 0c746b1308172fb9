using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation;
using Workflow.Tests.Reporting;
using Xunit;
using static Workflow.Tests.Evaluation.Evaluations;

namespace Workflow.Tests.Evaluation;

public sealed class EvaluationDecisionTests
{
    [Fact]
    public void a_value_is_taken_until_the_due_day_has_ended_and_not_after()
    {
        EvaluationDecisions.Give(Opened(), A, Given(80), DueOn).ShouldHaveSingleItem().ShouldBeOfType<ValuesGiven>();
        Refused(() => EvaluationDecisions.Give(Opened(), A, Given(80), DueOn.AddDays(1))).ShouldBe("evaluation.collection-ended");
        Refused(() => EvaluationDecisions.Give(Reviewing(), B, Given(80), DueOn)).ShouldBe("evaluation.collection-ended");
    }

    [Fact]
    public void an_accepted_value_is_changed_only_after_a_return()
    {
        var accepted = Opened().Then(new ValuesGiven(A, Given(80)), new ValueAccepted(A, "given"));

        Refused(() => EvaluationDecisions.Give(accepted, A, Given(90), DueOn)).ShouldBe("evaluation.value-accepted");
        accepted.Owing.ShouldBe([B]);
        var returned = accepted.Then(new ValueReturned(A, "given", Words));
        returned.Owing.ShouldBe([A, B]);
        EvaluationDecisions.Give(returned, A, Given(90), DueOn).Count.ShouldBe(1);
    }

    [Fact]
    public void what_was_not_given_can_be_neither_accepted_nor_returned()
    {
        Refused(() => EvaluationDecisions.Accept(Opened(), A, "given")).ShouldBe("evaluation.not-given");
        Refused(() => EvaluationDecisions.Return(Reviewing(), B, "measured", Words)).ShouldBe("evaluation.not-given");
        Refused(() => EvaluationDecisions.Accept(Provisional(), A, "given")).ShouldBe("evaluation.published");
    }

    [Fact]
    public void nothing_is_published_while_a_value_waits_for_review()
    {
        EvaluationDecisions.Publish(Opened(), AppealUntil).ShouldBeEmpty();
        EvaluationDecisions.Publish(Reviewing(), AppealUntil).ShouldBeEmpty();
        EvaluationDecisions.Publish(Reviewing().Then(new ValueReturned(A, "given", Words)), AppealUntil)
            .ShouldHaveSingleItem().ShouldBeOfType<ScoresPublished>().Scores.Select(score => score.Total).ShouldBe([0, 36]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "evaluation.no-appeal-now")]
    public void an_appeal_is_taken_until_its_last_day(int daysAfter, string? refusal) =>
        RefusedOr(() => EvaluationDecisions.Appeal(Provisional(), B, "given", Words, AppealUntil.AddDays(daysAfter))).ShouldBe(refusal);

    [Fact]
    public void each_indicator_is_appealed_against_once_however_it_was_decided()
    {
        Refused(() => EvaluationDecisions.Appeal(Reviewing(), B, "given", Words, DueOn)).ShouldBe("evaluation.no-appeal-now");
        Refused(() => EvaluationDecisions.Appeal(Appealed(), B, "given", Words, DueOn)).ShouldBe("evaluation.appealed");
        var dismissed = Appealed().Then(new AppealDismissed(B, "given", Words));
        Refused(() => EvaluationDecisions.Appeal(dismissed, B, "given", Words, DueOn)).ShouldBe("evaluation.appealed");
        Refused(() => EvaluationDecisions.Uphold(dismissed, B, "given", 100, Words)).ShouldBe("evaluation.no-appeal");
    }

    [Fact]
    public void an_upheld_appeal_scores_its_unit_again_and_leaves_the_others()
    {
        var upheld = Appealed().Then([.. EvaluationDecisions.Uphold(Appealed(), B, "given", 100, Words)]);

        upheld.Scores.Select(score => (score.Unit, score.Total)).ShouldBe([(A, 80m), (B, 96m)]);
        upheld.Value(B, "given")!.Before.ShouldBeNull();
    }

    [Fact]
    public void the_ranking_is_final_when_every_appeal_is_decided()
    {
        EvaluationDecisions.Finalise(Appealed()).ShouldBeEmpty();
        EvaluationDecisions.IsReady(Appealed()).ShouldBeFalse();
        var final = EvaluationDecisions.Finalise(Appealed().Then(new AppealDismissed(B, "given", Words)))
            .ShouldHaveSingleItem().ShouldBeOfType<ScoresFinal>();
        final.Ranking.Select(each => $"{each.Rank} {each.Unit}").ShouldBe([$"1 {A}", $"2 {B}"]);
        final.Commended.ShouldBe([A]);
        EvaluationDecisions.Finalise(Provisional().Then(final)).ShouldBeEmpty();
    }

    private static string Refused(Func<object> act) => Should.Throw<RefusalException>(() => act()).Code;

    private static string? RefusedOr(Func<object> act)
    {
        try
        {
            act();
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal.Code;
        }
    }
}
