using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Examples;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Host.Sandbox;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.DataServices;

public sealed class DataCallLedgerTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Tenant = "320100";

    [Fact]
    public async Task a_call_is_found_by_its_case_and_by_its_person_and_shows_no_value()
    {
        var family = ExampleFamilies.Make(21);
        (await CallAsync(family, "case-a", "key-a")).ShouldBeOfType<EffectOutcome.Answered>();

        var byCase = (await ListAsync(new ListDataCalls(Auditor(), Case: "case-a"))).Items.Single();
        byCase.Service.ShouldBe("population-person");
        byCase.Outcome.ShouldBe("answered");
        byCase.Returned.ShouldBe(["/birthDate", "/householdAddress"]);
        (await ListAsync(new ListDataCalls(Auditor(), Subject: family.Mother.Id.Number))).Items.Single().Id.ShouldBe(byCase.Id);
        (await ListAsync(new ListDataCalls(Auditor(), Subject: byCase.Subjects.Single()))).Total.ShouldBe(1);
        (await ListAsync(new ListDataCalls(Auditor(), Subject: ExampleFamilies.Make(22).Mother.Id.Number))).Total.ShouldBe(0);

        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var rows = source.CreateCommand("select string_agg(data::text, '') from workflow.mt_doc_datacall");
        var stored = (string)(await rows.ExecuteScalarAsync())!;
        stored.ShouldContain("population-person");
        stored.ShouldNotContain(family.Mother.Id.Number);
        stored.ShouldNotContain(family.Mother.Name);
    }

    [Fact]
    public async Task a_service_that_fails_twice_answers_within_one_attempt_of_the_engine()
    {
        using var sandbox = new HttpClient { BaseAddress = host.Services.GetRequiredService<SandboxAddress>().Current };
        await sandbox.PostAsJsonAsync("/faults", new { service = "population-person", failFirst = 2 });
        try
        {
            (await CallAsync(ExampleFamilies.Make(23), "case-b", "key-b")).ShouldBeOfType<EffectOutcome.Answered>();
        }
        finally
        {
            await sandbox.DeleteAsync("/faults");
        }

        (await ListAsync(new ListDataCalls(Auditor(), Case: "case-b"))).Items.Single().Requests.ShouldBe(3);
    }

    [Fact]
    public async Task clerks_citizens_and_other_cities_do_not_see_the_ledger()
    {
        await Should.ThrowAsync<RefusalException>(() => ListAsync(new ListDataCalls(As(Roles.Clerk, Tenant))));
        await Should.ThrowAsync<RefusalException>(() => ListAsync(new ListDataCalls(As(Roles.Citizen, Tenant))));
        await Should.ThrowAsync<RefusalException>(() => ListAsync(new ListDataCalls(As(Roles.Auditor, "320500"), Tenant)));
        (await ListAsync(new ListDataCalls(As(Roles.Auditor, "320000"), Tenant))).ShouldNotBeNull();
    }

    private static Caller Auditor() => As(Roles.Auditor, Tenant);

    private static Caller As(string role, string tenant) => new("somebody", new HashSet<string> { role }, string.Empty, string.Empty, tenant);

    private async Task<Page<DataCall>> ListAsync(ListDataCalls request)
    {
        using var scope = host.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task<EffectOutcome> CallAsync(ExampleFamily family, string number, string key)
    {
        var vault = host.Services.GetRequiredService<IVault>();
        var subject = vault.SubjectOf(family.Mother.Id.Number);
        var keys = await vault.KeysOfAsync(Tenant, [subject], default);
        var request = new DataServiceRequest(
            "population-person",
            JsonSerializer.SerializeToElement(new
            {
                name = keys.Seal(subject, family.Mother.Name),
                idNumber = keys.Seal(subject, family.Mother.Id.Number),
            }),
            number,
            "newborn",
            null,
            "test",
            null);
        var handler = host.Services.GetServices<IEffectHandler>().Single(effect => effect.Kind == DataServiceRequest.EffectKind);
        return await handler.PerformAsync(
            new EffectWork(Tenant, DataServiceRequest.EffectKind, key, request.ToJson(), null, number), 1, default);
    }
}
