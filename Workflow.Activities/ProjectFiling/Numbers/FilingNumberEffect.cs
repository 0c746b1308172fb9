using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Numbers;

/// <summary>
/// Gives the number. The project lives in its unit's tenant, the series in its issuer's, and no transaction spans two: the request
/// travels as durable work, and whoever asks again gets the same number. The series has no gaps, since the number is taken from a
/// row that stays locked until the commit.
/// </summary>
internal sealed class FilingNumberEffect(IUnitOfWorkFactory units, IssuerFile issuers, IOrganisations organisations) : IEffectHandler
{
    /// <summary>Kind of the effect, and of the series.</summary>
    public const string EffectKind = "filing-number";

    public string Kind => EffectKind;

    public async Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
    {
        var request = effect.Request.Deserialize<FilingNumberRequest>(EngineJson.Options)!;
        if (organisations.Find(request.Issuer) is not { } issuer)
        {
            return new EffectOutcome.Refused("project.issuer-unknown", $"组织机构中没有“{request.Issuer}”，请管理员补上后重试。");
        }

        var number = await Races.RunAsync(() => GiveAsync(issuer, request.Project, effect.Key, cancellation), cancellation);
        return new EffectOutcome.Answered(JsonSerializer.SerializeToElement(new { number }));
    }

    private async Task<string> GiveAsync(Organisation issuer, string project, string cause, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(issuer.Tenant), project, cause), cancellation);
        var found = await unit.LoadAsync<FilingNumberState>(FilingNumberState.Stream(project), cancellation);
        if (found.State.Given is { } given)
        {
            return given.Number;
        }

        var year = ChinaTime.DayOf(unit.Now).Year;
        var sequence = await unit.NextNumberAsync(issuer.Tenant, EffectKind, year, cancellation);
        var number = ProjectId.Number(issuers.Of(issuer.Tenant).Abbreviation, year, sequence);
        unit.Append(found, [new FilingNumberGiven(project, year, sequence, number)]);
        await unit.CommitAsync(cancellation);
        return number;
    }
}

/// <summary>Asks for a number.</summary>
/// <param name="Project">The project.</param>
/// <param name="Issuer">Organisation code of the level that files.</param>
internal sealed record FilingNumberRequest(string Project, string Issuer);
