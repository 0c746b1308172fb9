using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCodes;
using Workflow.Engine.Privacy;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.ServiceCodes;

public sealed class CodeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly CodeSeal Seal = CodeSeal.Of(new MemoryVault());
    private static readonly ShownCode Code = new("p-1", Noon);

    private static readonly ServiceCodeState Bound = ServiceCodeState.Initial with
    {
        Bound = new ServiceCodeBound("p-1", "citizen1", "consent-1"),
        BoundAt = Noon.AddDays(-1),
    };

    [Fact]
    public void a_code_says_whose_it_is_to_the_installation_alone()
    {
        var text = Seal.Write(Code, SealedBytes.NewNonce());

        Seal.Read($" {text}\n").ShouldBe(Code);
        text.ShouldNotContain("p-1");
        Seal.Write(Code, SealedBytes.NewNonce()).ShouldNotBe(text);
        new CodeSeal(new byte[32]).Read(text).ShouldBeNull();
    }

    [Fact]
    public void a_code_of_which_any_sign_was_changed_is_none()
    {
        var text = Seal.Write(Code, SealedBytes.NewNonce());

        // The last sign of Base64 may hold bits that say nothing.
        for (var at = 0; at < text.Length - 1; at++)
        {
            var forged = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
            Seal.Read(forged).ShouldBeNull(forged);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("SFM1.")]
    [InlineData("SFM1.AAAA")]
    [InlineData("SFM1.%%%%")]
    [InlineData("https://example.test/")]
    public void what_is_no_code_is_refused_without_a_fault(string text) => Seal.Read(text).ShouldBeNull();

    [Fact]
    public void a_code_is_used_once_and_with_it_every_older_one()
    {
        var used = Used(Bound, Code);

        Refused(used, Code).ShouldBe("service-code.used");
        Refused(used, Code with { IssuedAt = Noon.AddSeconds(-1) }).ShouldBe("service-code.used");
        Used(used, Code with { IssuedAt = Noon.AddSeconds(1) }).UsedUpTo.ShouldBe(Noon.AddSeconds(1));
    }

    [Fact]
    public void a_code_ends_with_its_time()
    {
        ServiceCodeDecisions.Use(Bound, Code, "v", Noon + FiveMinutes, FiveMinutes).ShouldHaveSingleItem();
        Refused(Bound, Code, Noon + FiveMinutes + TimeSpan.FromTicks(1)).ShouldBe("service-code.expired");
    }

    [Fact]
    public void a_code_ends_with_the_binding_and_does_not_come_back_with_the_next()
    {
        Refused(Bound with { Bound = null }, Code).ShouldBe("service-code.unbound");
        Refused(Bound with { BoundAt = Noon.AddSeconds(1) }, Code).ShouldBe("service-code.unbound");
        Refused(ServiceCodeState.Initial, Code).ShouldBe("service-code.unbound");
    }

    private static string Refused(ServiceCodeState state, ShownCode code, DateTimeOffset? now = null) =>
        Should.Throw<RefusalException>(() => ServiceCodeDecisions.Use(state, code, "v", now ?? Noon, FiveMinutes)).Code;

    private static ServiceCodeState Used(ServiceCodeState state, ShownCode code) =>
        state with
        {
            UsedUpTo = ServiceCodeDecisions.Use(state, code, "v", code.IssuedAt, FiveMinutes)
                .ShouldHaveSingleItem().ShouldBeOfType<ServiceCodeUsed>().IssuedAt,
        };
}
