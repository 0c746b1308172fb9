using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Desk;

/// <summary>Registers the office's desk (今日).</summary>
public static class DeskRegistration
{
    /// <summary>Adds the desk; business acts bring what lies on it.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddTransient<IRequestHandler<GetDesk, DeskView>, GetDeskHandler>();
}
