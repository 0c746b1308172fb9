using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Examples;
using Workflow.Activities.Mandates;
using Workflow.Engine.Streams;
using Xunit;

namespace Workflow.Tests.Mandates;

public sealed class MandateDecisionTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Fact]
    public void a_mandate_holds_through_its_last_day_and_not_after()
    {
        MandateDecisions.StatusOf(Today, null, Today).ShouldBe(MandateStatus.Active);
        MandateDecisions.StatusOf(Today, null, Today.AddDays(1)).ShouldBe(MandateStatus.Ended);
        MandateDecisions.StatusOf(Today.AddDays(9), DateTimeOffset.UnixEpoch, Today).ShouldBe(MandateStatus.Revoked);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1095, true)]
    [InlineData(-1, false)]
    [InlineData(1100, false)]
    public void it_ends_between_today_and_three_years(int days, bool good) =>
        MandateDecisions.Faults(Asked(Today.AddDays(days)), ["x"], Today).Any().ShouldBe(!good);

    [Fact]
    public void it_is_revoked_once()
    {
        var given = MandateState.Initial;
        var revoked = given.Apply(
            MandateDecisions.Revoke(given, "legal-1").ShouldHaveSingleItem(), new EventFacts(1, DateTimeOffset.UnixEpoch, Actor.Engine("320000")));
        MandateDecisions.Revoke(revoked, "legal-1").ShouldBeEmpty();
    }

    private static GiveMandate Asked(DateOnly until)
    {
        var clerk = ExampleElders.Of(ExampleFamilies.Make(1));
        return new GiveMandate(
            new CommandContext(new Caller("legal-1", new HashSet<string>(), string.Empty, string.Empty, string.Empty), "c"), clerk.Name, clerk.Id.Number, ["x"], until);
    }
}
