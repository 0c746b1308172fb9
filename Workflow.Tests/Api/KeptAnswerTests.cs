using Shouldly;
using Workflow.Host.Api.Idempotency;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class KeptAnswerTests
{
    [Fact]
    public async Task an_answer_that_was_opened_stays_readable()
    {
        const string Kept = """{"name":{"$personal":{"subject":"s","key":"k","cipher":"AAAA"}},"title":"新生儿出生"}""";
        (await KeptAnswer.OpenAsync(new MemoryVault(), "320100", Kept, default)).ShouldContain("新生儿出生");
    }
}
