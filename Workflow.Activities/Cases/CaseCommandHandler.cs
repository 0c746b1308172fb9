using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases;

/// <summary>A command on a case that a workflow issues; what is refused becomes an incident with the same words.</summary>
internal abstract class CaseCommandHandler(string kind, IVault vault) : ICommandHandler
{
    public string Kind => kind;

    protected IVault Vault => vault;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        try
        {
            var arguments = await Arguments.OpenAsync(vault, unit.Origin.Tenant, command.Payload, cancellation);
            var number = arguments.Text("caseNumber") ?? string.Empty;
            var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
            return found.Exists
                ? await RunAsync(new CaseCommand(unit, command, arguments, found), cancellation)
                : throw Refusals.NotFound("case.unknown", $"流程没有对应的办件（办件编号“{number}”）。");
        }
        catch (RefusalException refusal)
        {
            throw new CommandRefusedException(refusal.Code, refusal.Message);
        }
    }

    protected abstract Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation);

    /// <summary>The answer once the case may have ended before the command came.</summary>
    protected static JsonElement GoOn(CaseState before) =>
        CommandActivity.Answer(before.HasEnded ? CommandActivity.Terminated : CommandActivity.Done);
}

/// <summary>A command and the case it is about.</summary>
internal sealed record CaseCommand(IUnitOfWork Unit, Command Command, Arguments Arguments, Loaded<CaseState> Case)
{
    public CaseState State => Case.State;

    public Loaded<CaseState> Append(IReadOnlyCollection<object> events) =>
        events.Count == 0 ? Case : Unit.Append(Case, events);
}
