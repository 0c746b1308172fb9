using System.Collections.Immutable;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Pages.Shell;
using Workflow.Tests.Api;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class PageCommandsTests
{
    private static readonly CommandContext Citizen =
        new(new Caller("citizen1", ImmutableHashSet.Create(Roles.Citizen), string.Empty, string.Empty, string.Empty), "t");

    private readonly ScriptedMediator mediator = new();
    private readonly EdgeFixture.MemoryIdempotency kept = new();
    private readonly PageCommands commands;

    public PageCommandsTests()
    {
        commands = new PageCommands(mediator, new IdempotentCommands(kept), new MemoryVault());
        mediator.On<RateCase, CaseReceipt>(request =>
        {
            var (scope, key, hash) = request.Context.Idempotency!;
            kept.Bind(new IdempotencyRecord(scope, key, hash, 200, """{"caseNumber":"1","tracking":"/cases/1"}"""));
            return new CaseReceipt("1", "/cases/1");
        });
    }

    [Fact]
    public async Task a_form_sent_twice_gets_one_answer()
    {
        (await RateAsync(5)).ShouldBe(await RateAsync(5));
        mediator.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_form_changed_under_the_same_key_is_told_that_it_was_sent_before()
    {
        await RateAsync(5);
        var refusal = await Should.ThrowAsync<RefusalException>(() => RateAsync(1));
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Conflict, IdempotentCommands.KeyReused));
        mediator.Received.Count.ShouldBe(1);
    }

    private Task<CaseReceipt> RateAsync(int score) => commands.SendAsync(
        Citizen, "rate 1", "k-1", $"{score}", context => new RateCase(context, "1", score, null), default);
}
