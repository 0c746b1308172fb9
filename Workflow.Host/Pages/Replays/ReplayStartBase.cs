using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Batches;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Replay;
using Workflow.Engine.Streams;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Replays;

/// <summary>Where an analyst chooses which histories a version is held against.</summary>
public abstract class ReplayStartBase : PageComponent
{
    private const string All = "all";
    private const string Ended = "Finished";

    private protected static readonly string[] Choices = [All, Ended];

    /// <summary>Definition.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    internal IDefinitionLibrary Library { get; set; } = null!;

    [Inject]
    internal IDefinitions Definitions { get; set; } = null!;

    [Inject]
    internal IReplays Replays { get; set; } = null!;

    [Inject]
    internal IUnitOfWorkFactory Units { get; set; } = null!;

    [Inject]
    internal IDocumentStore Store { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ReplayWords> T { get; set; } = null!;

    private protected IReadOnlyList<DefinitionVersion> Versions { get; private set; } = [];

    private protected int Chosen { get; private set; }

    private protected IReadOnlyList<(string Tenant, int Count)> Histories { get; private set; } = [];

    private protected string? Tenant { get; private set; }

    private protected string Which { get; private set; } = All;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Versions = [.. (await Library.ListAsync(VersionOptions.AllVersions, [Id], Aborted)).Reverse()];
        if (Versions.Count == 0)
        {
            Missing();
        }

        Chosen = Versions[0].Version;
        Histories = await CountAsync();
        Tenant = Histories.OrderByDescending(history => history.Count).Select(history => history.Tenant).FirstOrDefault();
    }

    private protected async Task StartAsync()
    {
        (Which, Tenant) = (Choices.Contains(Posted("which")) ? Posted("which") : All, Posted("tenant"));
        _ = int.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        Chosen = number;
        if (Versions.All(version => version.Version != number) || Histories.All(history => history.Tenant != Tenant))
        {
            Errors = [new FieldError(string.Empty, T["choose"])];
            return;
        }

        if (await Definitions.FindAsync(Tenant, Id, VersionOptions.Of(number), Aborted) is not { } graph)
        {
            Errors = [new FieldError(string.Empty, T["not-runnable", number])];
            return;
        }

        await using var unit = await Units.BeginAsync(Context().In(Tenant), Aborted);
        var replay = Replays.Create(unit, new InstanceQuery(Id, SubStatus: Which == All ? null : Which), graph.VersionId);
        await unit.CommitAsync(Aborted);
        GoTo($"/designer/replays/{replay}");
    }

    private async Task<IReadOnlyList<(string Tenant, int Count)>> CountAsync()
    {
        var counts = new List<(string Tenant, int Count)>();
        await using var session = Store.QuerySession(Caller.Tenant);
        foreach (var tenant in Caller.IsProvincial ? Tenants.Live : [Caller.Tenant])
        {
            var count = await session.Query<InstanceRow>()
                .CountAsync(row => row.TenantIsOneOf(tenant) && row.DefinitionId == Id, Aborted);
            if (count > 0)
            {
                counts.Add((tenant, count));
            }
        }

        return counts;
    }
}
