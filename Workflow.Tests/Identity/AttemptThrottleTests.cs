using Shouldly;
using Workflow.Host.Identity;
using Xunit;

namespace Workflow.Tests.Identity;

public sealed class AttemptThrottleTests
{
    private static readonly AttemptLimit Case = new("case 1", 2);
    private static readonly AttemptLimit Other = new("case 2", 2);
    private static readonly AttemptLimit Address = new("from here", 3);

    private readonly HandClock clock = new();
    private readonly AttemptThrottle attempts;

    public AttemptThrottleTests() => attempts = new AttemptThrottle(clock, TimeSpan.FromMinutes(15));

    [Fact]
    public void attempts_at_one_thing_are_few()
    {
        attempts.Take(Case).ShouldBeNull();
        attempts.Take(Case).ShouldBeNull();
        attempts.Take(Case).ShouldBe(TimeSpan.FromMinutes(15));
        attempts.Take(Other).ShouldBeNull();
    }

    [Fact]
    public void attempts_from_one_address_are_few_whatever_they_are_made_at()
    {
        attempts.Take(Case, Address);
        attempts.Take(Case, Address);
        attempts.Take(Other, Address).ShouldBeNull();
        attempts.Take(Other, Address).ShouldNotBeNull();
    }

    [Fact]
    public void an_attempt_that_has_to_wait_does_not_lengthen_the_wait()
    {
        attempts.Take(Case);
        attempts.Take(Case);
        clock.Advance(TimeSpan.FromMinutes(14));
        attempts.Take(Case).ShouldBe(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        attempts.Take(Case).ShouldBeNull();
    }

    [Fact]
    public void what_was_no_guess_is_given_back()
    {
        for (var visit = 0; visit < 10; visit++)
        {
            attempts.Take(Case, Address).ShouldBeNull();
            attempts.GiveBack(Case, Address);
        }
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
