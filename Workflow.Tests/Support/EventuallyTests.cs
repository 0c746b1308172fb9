using Shouldly;
using Xunit;

namespace Workflow.Tests.Support;

public sealed class EventuallyTests
{
    [Fact]
    public async Task the_first_look_that_fits_is_given()
    {
        var looks = 0;
        (await Eventually.SeeAsync(() => ++looks, seen => seen == 3)).ShouldBe(3);
    }

    [Fact]
    public async Task a_wait_in_vain_fails_and_tells_what_was_awaited_and_seen()
    {
        var end = await Should.ThrowAsync<TimeoutException>(
            () => Eventually.SeeAsync(() => "户口", seen => seen.Length == 3, TimeSpan.Zero));

        end.Message.ShouldContain("seen.Length == 3");
        end.Message.ShouldContain("户口");
    }
}
