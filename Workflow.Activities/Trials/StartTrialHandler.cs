using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Trials;

/// <summary>Starts a trial: as an application where the workflow is a scenario's, else with the input as given.</summary>
internal sealed class StartTrialHandler(
    IDefinitionLibrary library,
    IDefinitionParser parser,
    IScenarios scenarios,
    CaseFiling filing,
    IWorkflows workflows,
    IUnitOfWorkFactory units) : IRequestHandler<StartTrial, TrialReceipt>
{
    public async Task<TrialReceipt> Handle(StartTrial request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        TrialAccess.RequireAnalyst(caller);
        var version = await PinAsync(request, cancellationToken);
        if (scenarios.All.FirstOrDefault(scenario => scenario.DefinitionId == request.DefinitionId) is { } scenario)
        {
            var filed = await filing.FileAsync(
                request.Context,
                scenario,
                request.Division ?? string.Empty,
                request.Content,
                version,
                number => new TrialReceipt(number, CaseNumber.InstanceId(number)),
                cancellationToken);
            return filed;
        }

        return await Races.RunAsync(() => StartAsync(request, version, cancellationToken), cancellationToken);
    }

    private async Task<string> PinAsync(StartTrial request, CancellationToken cancellation)
    {
        var version = await library.FindAsync(request.DefinitionId, VersionOptions.Latest, cancellation)
            ?? throw Refusals.NotFound("definition.not-found", "没有找到这个流程，可能已被删除。请从流程列表重新进入。");
        await library.FreshenActivitiesAsync(cancellation);
        if (parser.Parse(JsonElement.Parse(await library.TextAsync(version, cancellation))) is { CanRun: false } parsed)
        {
            throw new RefusalException(
                RefusalKind.Conflict,
                "definition.not-runnable",
                "流程里还有不能运行的错误，请在编辑器中改正后再试运行。",
                [.. parsed.Errors.Select(problem => new FieldError(string.Empty, problem.Message))]);
        }

        var context = request.Context;
        return (await library.PinAsync(
                context.In(context.Caller.Tenant), request.DefinitionId, VersionOptions.Of(version.Version), cancellation))?.VersionId
            ?? throw Refusals.Conflict("definition.changed", "流程刚刚被修改，请刷新后再试运行。");
    }

    private async Task<TrialReceipt> StartAsync(StartTrial request, string version, CancellationToken cancellation)
    {
        var tenant = Tenants.TrialOf(request.Context.Caller.Tenant);
        await using var unit = await units.BeginAsync(request.Context.In(tenant), cancellation);
        var year = ChinaTime.DayOf(unit.Now).Year;
        var number = CaseNumber.Of(tenant, year, await unit.NextNumberAsync(tenant, "case", year, cancellation));
        unit.Correlate(number);
        var instance = await workflows.StartAsync(
            unit,
            new StartRequest(
                request.DefinitionId,
                request.Content.ValueKind == JsonValueKind.Object ? request.Content : JsonSerializer.SerializeToElement(new { }),
                number,
                CaseNumber.InstanceId(number),
                CaseFiling.TrialName(number),
                IsTrial: true,
                VersionId: version),
            cancellation);
        return await unit.CommitAsync(request.Context, new TrialReceipt(number, instance), 202, cancellation);
    }
}
