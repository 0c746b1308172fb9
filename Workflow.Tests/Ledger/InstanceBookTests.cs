using System.Text.Json;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Ledger;

/// <summary>The second pair of eyes reads what a fault parks, or it would take every faulted instance for a stuck one.</summary>
public sealed class InstanceBookTests
{
    private readonly InstanceBook book = new("320100", "i");

    [Fact]
    public void what_a_fault_parked_is_not_awaited_until_the_instance_is_reopened()
    {
        Read(
            """{"fact":"bookmark-created","bookmark":{"id":"3-1","kind":"Event"}}""",
            """{"fact":"effect-requested","effect":{"key":"i/a/1"}}""",
            """{"fact":"waits-parked"}""",
            """{"fact":"status-changed","status":"Finished","subStatus":"Faulted"}""");
        book.Bookmarks.ShouldBeEmpty();
        book.Effects.ShouldBeEmpty();
        book.HasEnded.ShouldBeTrue();

        Read("""{"fact":"instance-reopened"}""", """{"fact":"bookmark-burned","bookmarkId":"3-1"}""");

        book.Bookmarks.ShouldBeEmpty();
        book.Effects.ShouldBe(["i/a/1"]);
        book.HasEnded.ShouldBeFalse();
    }

    private void Read(params string[] facts) => book.Read(
        "workflow.advanced.v1",
        JsonElement.Parse($$"""{"stimulus":{"stimulus":"begin"},"facts":[{{string.Join(',', facts)}}]}"""));
}
