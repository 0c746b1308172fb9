using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cockpit;

/// <summary>The cockpit of the caller's tenant; the province's spans its cities.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Year">The year; this year when null.</param>
public sealed record GetCockpit(Caller Caller, int? Year = null) : IRequest<CockpitView>;

/// <summary>Asks every source.</summary>
internal sealed class GetCockpitHandler(IUnitOfWorkFactory units, IEnumerable<ICockpitSource> sources, TimeProvider clock)
    : IRequestHandler<GetCockpit, CockpitView>
{
    public async Task<CockpitView> Handle(GetCockpit request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Oversees)
        {
            throw Refusals.Forbidden("cockpit.leaders-only", "“驾驶舱”由统筹人员和领导查看。");
        }

        var now = clock.GetUtcNow();
        var today = ChinaTime.DayOf(now);
        string[] tenants = caller.IsProvincial ? [.. Tenants.Live] : [caller.Tenant];
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "cockpit"), cancellationToken);
        var reading = new CockpitReading(unit.Query, caller.Tenant, tenants, request.Year ?? today.Year, now, today);
        var (numbers, pictures) = (new List<CockpitNumber>(), new List<CockpitPicture>());
        foreach (var source in sources.OrderBy(source => source.Order))
        {
            var part = await source.ReadAsync(reading, cancellationToken);
            numbers.AddRange(part.Numbers);
            pictures.AddRange(part.Pictures);
        }

        return new CockpitView(reading.Year, today, numbers, pictures);
    }
}

/// <summary>Registers the cockpit (领导驾驶舱).</summary>
public static class CockpitRegistration
{
    /// <summary>Adds the cockpit; business acts bring what stands in it.</summary>
    public static IServiceCollection AddCockpit(this IServiceCollection services) =>
        services.AddTransient<IRequestHandler<GetCockpit, CockpitView>, GetCockpitHandler>();
}
