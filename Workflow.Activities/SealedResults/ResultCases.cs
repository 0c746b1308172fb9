using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Mandates;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.SealedResults;

/// <summary>Cases whose results are read or made, and whose they are.</summary>
internal sealed class ResultCases(IUnitOfWorkFactory units, IScenarios scenarios, CompanyAgents agents, IVault vault)
{
    public Task<IUnitOfWork> BeginAsync(CommandContext context, string number, CancellationToken cancellation) =>
        units.BeginAsync(context.In(CaseNumber.TenantOf(number), number), cancellation);

    public Task<IUnitOfWork> BeginAsync(Caller caller, string number, CancellationToken cancellation) =>
        units.BeginAsync(new Origin(caller.In(CaseNumber.TenantOf(number)), number), cancellation);

    /// <summary>A case whose personal values the caller sees in clear anyway.</summary>
    /// <exception cref="RefusalException">There is none for this caller.</exception>
    public async Task<Loaded<CaseState>> RequireAsync(
        IUnitOfWork unit, Caller caller, string number, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
        var sight = CaseAccess.Of(await agents.ActingAsync(unit.Query, caller, found.State.Company, cancellation), found.State);
        return !found.Exists || sight == Sight.None ? throw CaseNumber.Unknown()
            : sight == Sight.Clear ? found
            : throw Refusals.Forbidden("result.forbidden", "结果文书含有个人信息，只有申请人和承办部门可以查看。");
    }

    /// <summary>持有人: the applicant's name in the form; null where there is none.</summary>
    public string? HolderOf(string scenario, JsonNode? form) =>
        scenarios.Find(scenario) is { } known
        && JsonPointer.Find(form, known.ApplicantName) is JsonValue value
        && value.TryGetValue<string>(out var name)
            ? name
            : null;

    /// <summary>The same, masked, for strangers; null when it was erased.</summary>
    public async Task<string?> MaskedHolderAsync(string tenant, CaseState state, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(tenant, state.Form, cancellation);
        return HolderOf(state.Scenario, keys.OpenTree(state.Form)) is { } name ? Masking.Mask(Masking.Name, name) : null;
    }

    /// <summary>A PDF's bytes as they are kept.</summary>
    public async Task<ResultFileRow> KeepAsync(string tenant, CaseState state, byte[] content, CancellationToken cancellation)
    {
        var keys = await vault.KeysOfAsync(tenant, [state.Applicant], cancellation);
        return new ResultFileRow
        {
            Id = state.Number,
            Content = keys.Seal(state.Applicant, JsonSerializer.SerializeToElement(Convert.ToBase64String(content))),
        };
    }

    /// <summary>The bytes of a case's PDF; null when none was made or they were erased.</summary>
    public async Task<byte[]?> FindAsync(IUnitOfWork unit, string number, CancellationToken cancellation) =>
        await unit.Query.Query<ResultFileRow>().Where(each => each.Id == number).SingleOrDefaultAsync(cancellation) is { } row
            ? await OpenAsync(unit.Origin.Tenant, row, cancellation)
            : null;

    /// <summary>Its bytes; null when they were erased.</summary>
    public async Task<byte[]?> OpenAsync(string tenant, ResultFileRow row, CancellationToken cancellation) =>
        (await vault.OpenAsync(tenant, [row.Content.Key], cancellation)).Open(row.Content) is { ValueKind: JsonValueKind.String } clear
            ? clear.GetBytesFromBase64()
            : null;
}
