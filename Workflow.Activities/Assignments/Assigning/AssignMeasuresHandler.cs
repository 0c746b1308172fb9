using System.Globalization;
using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Assignments.Assigning;

/// <summary>交办. Every assignment and the start of its workflow are one commit; the workflows issue the 交办单 afterwards.</summary>
internal sealed class AssignMeasuresHandler(
    IMediator mediator, IUnitOfWorkFactory units, IOrganisations organisations, IWorkflows workflows)
    : IRequestHandler<AssignMeasures, AssigningReceipt>
{
    /// <summary>The definition that runs an assignment.</summary>
    public const string DefinitionId = "assignment";

    private const int Most = 2000;

    public async Task<AssigningReceipt> Handle(AssignMeasures request, CancellationToken cancellationToken)
    {
        var tenant = AssignmentAccess.OfficeOf(request.Context.Caller);
        var plan = await mediator.Send(new GetPlan(request.Context.Caller, request.PlanId), cancellationToken);
        var (wanted, skipped) = MeasureAssigning.Of(plan, Chosen(plan, request.MeasureIds), request.Deadline, organisations.All);
        RequireSome(wanted, skipped);
        return await Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(request.Context.In(tenant, plan.Id), cancellationToken);
                var assigned = new List<string>();
                foreach (var made in wanted)
                {
                    if (await MakeAsync(unit, made, cancellationToken))
                    {
                        assigned.Add(made.AssignmentId);
                    }
                }

                var receipt = new AssigningReceipt(plan.Id, assigned, wanted.Count - assigned.Count, skipped);
                return await unit.CommitAsync(request.Context, receipt, 200, cancellationToken);
            },
            cancellationToken);
    }

    private static HashSet<string>? Chosen(PlanView plan, IReadOnlyList<string>? measureIds)
    {
        if (plan.Status != PlanStatus.Confirmed)
        {
            throw Refusals.Conflict("assignment.plan-not-confirmed", "工作要点还没有确认，不能交办。请先确认工作要点。");
        }

        if (measureIds is { Count: 0 })
        {
            throw Refusals.Invalid("assignment.none-chosen", "请选择要交办的举措。", new FieldError("/measureIds", "请至少选择一条举措。"));
        }

        var known = plan.Programmes.SelectMany(programme => programme.Tasks).SelectMany(task => task.Measures)
            .Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal);
        return measureIds?.FirstOrDefault(id => !known.Contains(id)) is { } stray
            ? throw Refusals.Invalid(
                "assignment.measure-unknown", $"工作要点中没有举措“{stray}”。", new FieldError("/measureIds", "请从工作要点的举措中选择。"))
            : measureIds?.ToHashSet(StringComparer.Ordinal);
    }

    private static void RequireSome(IReadOnlyList<AssignmentMade> wanted, IReadOnlyList<SkippedMeasure> skipped)
    {
        if (wanted.Count > Most)
        {
            throw Refusals.Invalid(
                "assignment.too-many", $"一次最多交办 {Most} 件，所选举措共 {wanted.Count} 件，请分几次交办。", new FieldError("/measureIds", "请少选一些举措。"));
        }

        if (wanted.Count == 0)
        {
            throw Refusals.Invalid(
                "assignment.nothing",
                "所选举措都不能交办，请按提示补充。",
                [.. skipped.Select(each => new FieldError(
                    each.Reason.Contains("时限", StringComparison.Ordinal) ? "/deadline" : "/measureIds", $"{MatterName.Of(each.Text)}：{each.Reason}。"))]);
        }
    }

    private async Task<bool> MakeAsync(IUnitOfWork unit, AssignmentMade made, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(made.AssignmentId), cancellation);
        if (found.Exists)
        {
            return false;
        }

        try
        {
            var matter = MatterName.Of(made.Source.Text);
            var instance = await workflows.StartAsync(
                unit, new StartRequest(DefinitionId, Input(made, matter), made.AssignmentId, Name: $"交办 {matter}"), cancellation);
            unit.Append(found, AssignmentDecisions.Make(found.State, made with { InstanceId = instance }));
            return true;
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("assignment.undefined", $"还没有发布“交办”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
        catch (CannotStartException)
        {
            throw Refusals.Conflict("assignment.running", "其中有举措的交办流程已在进行，请刷新后再试。");
        }
    }

    private static JsonElement Input(AssignmentMade made, string matter) => JsonSerializer.SerializeToElement(
        new
        {
            assignment = made.AssignmentId,
            matter,
            requirement = made.Source.Text,
            made.Unit,
            copiedTo = made.Assisting,
            deadline = made.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            basis = made.Source.Basis,
        },
        EngineJson.Options);
}
