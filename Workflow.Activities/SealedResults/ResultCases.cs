using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
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

    /// <summary>A PDF as it is kept: encrypted for the applicant, with that key it is forgotten.</summary>
    public async Task<FileContent> KeepAsync(string tenant, CaseState state, byte[] content, CancellationToken cancellation)
    {
        var keys = await vault.KeysOfAsync(tenant, [state.Applicant], cancellation);
        return new FileContent { Id = IdOf(state), Content = keys.SealFile(state.Applicant, content) };
    }

    /// <summary>The bytes of a case's PDF; null when none was made or they were erased.</summary>
    /// <exception cref="InvalidDataException">They are not what was sealed.</exception>
    public async Task<byte[]?> FindAsync(IUnitOfWork unit, CaseState state, CancellationToken cancellation) =>
        state.Document?.Sealed is { } made && await unit.Query.LoadAsync<FileContent>(IdOf(state), cancellation) is { } kept
            ? await vault.OpenFileAsync(unit.Origin.Tenant, kept, made.Sha256, cancellation)
            : null;

    // No file of the case has such an id.
    private static string IdOf(CaseState state) => FileContent.IdOf(state.Number, "result");
}
