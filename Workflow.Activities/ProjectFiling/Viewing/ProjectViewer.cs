using System.Text.Json;
using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>Shows projects to whoever may read them.</summary>
internal sealed class ProjectViewer(
    IVault vault, IOrganisations organisations, ICalendars calendars, ProjectAccess access, TimeProvider clock)
{
    public ProjectSummary Show(ProjectRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Status = row.Status,
        Unit = row.Unit,
        UnitName = NameOf(row.Unit),
        Division = row.Division,
        Content = row.Content,
        Level = row.Level,
        OfficerName = row.Officer is { } officer ? NameOf(officer) : null,
        DueOn = row.DueOn,
        Light = LightOf(row.DueOn, row.WorkingDays, null),
        FindingCount = row.Findings,
        DeclaredAt = row.DeclaredAt,
        FiledAt = row.FiledAt,
        AcceptedOn = row.AcceptedOn,
        Version = row.Version,
    };

    public async Task<ProjectView> ShowAsync(
        Caller caller, string tenant, ProjectState state, IQuerySession query, CancellationToken cancellation)
    {
        var words = state.Steps.Select(step => step.Words)
            .Concat(state.Opinions.Select(each => each.Words)).Append(state.Acceptance?.Words);
        var keys = await vault.OpenAsync(tenant, JsonSerializer.SerializeToElement(words, EngineJson.Options), cancellation);
        return new ProjectView(Show(ProjectRow.Of(state.Declared!, state)))
        {
            InForce = ProjectStatus.IsInForce(state.Status) ? state.InForce : null,
            Missing = state.Missing,
            Levels = [.. state.Path.Select(level => Level(level, state, keys))],
            Compared = state.Compared,
            Findings = await FindingsAsync(caller, state, query, cancellation),
            Changes =
            [
                .. state.Versions.Zip(state.Versions.Skip(1), (before, after) =>
                    new ChangeView(after.At, ContentChange.Between(before.Content, after.Content))),
            ],
            Changing = state.Status is ProjectStatus.Changing or ProjectStatus.ChangeReturned
                ? ContentChange.Between(state.InForce!, state.Content!)
                : [],
            Acceptance = state.Acceptance is { } last ? new AcceptanceView(last.On, last.IsPassed, last.Words.Read(keys)) : null,
            Steps =
            [
                .. state.Steps.Select(step => new ProjectStepView(
                    step.What, step.At, step.By, NameOf(step.Organisation), step.Words?.Read(keys), step.Detail)),
            ],
            Acts = ProjectAccess.Acts(caller, state),
        };
    }

    public string NameOf(string organisation) => organisations.NameOf(organisation);

    private LevelView Level(PathLevel level, ProjectState state, KeyRing keys)
    {
        var opinion = state.Opinions.LastOrDefault(each => each.Level == level.Level);
        return new LevelView(
            level.Level,
            NameOf(level.Organisation),
            opinion switch
            {
                null => "later",
                { IsAgreed: true } => "agreed",
                { IsAgreed: false } => "returned",
                _ when state.Open is null => "later",
                _ => "open",
            },
            opinion?.AskedAt,
            opinion?.DueOn,
            opinion?.GivenAt,
            LightOf(opinion?.DueOn, opinion?.WorkingDays ?? 0, opinion?.GivenAt),
            opinion?.Urged ?? 0,
            opinion?.Words?.Read(keys));
    }

    // That there is something like it everybody learns who reads the project; what it says only who may read the other one.
    private async Task<IReadOnlyList<FindingView>> FindingsAsync(
        Caller caller, ProjectState state, IQuerySession query, CancellationToken cancellation)
    {
        var ids = state.Findings.Select(each => each.ProjectId).ToArray();
        var readable = ids.Length > 0 && access.SightOf(caller) is { } sight
            ? await query.VisibleTo(sight).Where(row => row.Id.IsOneOf(ids)).ToListAsync(cancellation)
            : [];
        var contents = readable.ToDictionary(row => row.Id, row => row.InForce, StringComparer.Ordinal);
        return
        [
            .. state.Findings.Select(each => new FindingView(
                each.ProjectId, each.Number, NameOf(each.Unit), each.Name, each.Score, each.Aspects,
                contents.GetValueOrDefault(each.ProjectId))),
        ];
    }

    private string LightOf(DateOnly? dueOn, int workingDays, DateTimeOffset? givenAt) => Light.Of(
        clock.GetUtcNow(), dueOn is { } day ? ChinaTime.EndOf(day) : null, workingDays, givenAt, calendars.China);
}
