using System.Globalization;
using System.Text.Json;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Opening;

/// <summary>开始评价: the round, the mails to its units and its workflow are committed together or not at all.</summary>
internal sealed class OpenEvaluationHandler(
    IUnitOfWorkFactory units, IndicatorSystems systems, IOrganisations organisations, IWorkflows workflows)
    : IRequestHandler<OpenEvaluation, EvaluationReceipt>
{
    /// <summary>The definition in <c>definitions/governance</c>.</summary>
    public const string DefinitionId = "evaluation";

    private const string MailTemplate = "evaluation-opened";

    public Task<EvaluationReceipt> Handle(OpenEvaluation request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        EvaluationAccess.RequireOffice(caller, caller.Tenant);
        return Races.RunAsync(
            async () =>
            {
                var tenant = caller.Tenant;
                await using var unit = await units.BeginAsync(request.Context.In(tenant), cancellationToken);
                var today = ChinaTime.DayOf(unit.Now);
                Check(request, caller, today);
                var id = EvaluationId.Of(
                    tenant, today.Year, await unit.NextNumberAsync(tenant, EvaluationId.Series, today.Year, cancellationToken));
                unit.Correlate(id);
                var found = await unit.LoadAsync<EvaluationState>(EvaluationId.Stream(id), cancellationToken);
                var opened = new EvaluationOpened(
                    id,
                    request.Title.Trim(),
                    systems.Require(request.System),
                    request.From!.Value,
                    request.To!.Value,
                    request.DueOn!.Value,
                    [.. request.Units.Select(code => new EvaluationUnit(code, organisations.Find(code)!.Name))],
                    string.Empty);
                var instance = await StartAsync(unit, opened, cancellationToken);
                var after = unit.Append(found, [opened with { InstanceId = instance }]);
                Tell(unit, opened);
                return await unit.CommitAsync(request.Context, EvaluationReceipt.Of(after), 201, cancellationToken);
            },
            cancellationToken);
    }

    private void Check(OpenEvaluation request, Caller caller, DateOnly today)
    {
        if (OpeningCheck.Faults(request, caller.Tenant, caller.IsProvincial, organisations, today) is { Count: > 0 } faults)
        {
            throw Refusals.Invalid("evaluation.invalid", $"有 {faults.Count} 处需要修改。", faults);
        }
    }

    private async Task<string> StartAsync(IUnitOfWork unit, EvaluationOpened opened, CancellationToken cancellation)
    {
        var input = JsonSerializer.SerializeToElement(
            new { dueOn = opened.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), opened.Title }, EngineJson.Options);
        try
        {
            return await workflows.StartAsync(
                unit, new StartRequest(DefinitionId, input, opened.EvaluationId, Name: opened.Title), cancellation);
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("evaluation.undefined", $"还没有发布“评价”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
    }

    private static void Tell(IUnitOfWork unit, EvaluationOpened opened)
    {
        var asked = opened.System.Indicators.Count(each => each.IsAsked);
        if (asked == 0)
        {
            return;
        }

        foreach (var each in opened.Units)
        {
            unit.Enqueue(new EffectWork(
                unit.Origin.Tenant,
                MailRequest.Kind,
                $"{MailTemplate}/{opened.EvaluationId}/{each.Code}",
                MailRequest.ToOrganisation(each.Code, MailTemplate, new
                {
                    organisation = each.Name,
                    title = opened.Title,
                    count = asked.ToString(CultureInfo.InvariantCulture),
                    dueOn = opened.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
                }).ToJson(),
                InstanceId: null,
                opened.EvaluationId));
        }
    }
}
