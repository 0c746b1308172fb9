using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Words;

namespace Workflow.Activities.WorkPlans.Viewing;

/// <summary>Shows a measure in words.</summary>
internal sealed class GetMeasureHandler(PlanDesk desk) : IRequestHandler<GetMeasure, MeasureView>
{
    public async Task<MeasureView> Handle(GetMeasure request, CancellationToken cancellationToken)
    {
        var plan = await desk.FindAsync(request.Caller, request.Id, cancellationToken);
        var task = plan.Programmes.SelectMany(programme => programme.Tasks)
            .FirstOrDefault(each => each.Measures.Any(measure => measure.Id == request.MeasureId))
            ?? throw Refusals.NotFound("work-plan.measure-unknown", "没有找到这条举措，它可能已被删除或拆分。");
        var measure = task.Measures.First(each => each.Id == request.MeasureId);
        var book = desk.Book(request.Caller);
        return new MeasureView(plan, task, measure, MeasureReading.Write(measure, book), [.. book.All.Select(unit => unit.Name)]);
    }
}
