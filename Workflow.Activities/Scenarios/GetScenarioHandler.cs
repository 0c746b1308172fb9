using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.Scenarios;

/// <summary>Shows one scenario.</summary>
internal sealed class GetScenarioHandler(IScenarios scenarios, IExampleApplications examples)
    : IRequestHandler<GetScenario, ScenarioView>
{
    public Task<ScenarioView> Handle(GetScenario request, CancellationToken cancellationToken)
    {
        var scenario = scenarios.Find(request.Code) ?? throw new RefusalException(
            RefusalKind.NotFound, "scenario.unknown", "没有这个“一件事”主题，请从主题列表中选择。");
        return Task.FromResult(new ScenarioView
        {
            Code = scenario.Code,
            Name = scenario.Name,
            Description = scenario.Description,
            Needs = scenario.Needs,
            Form = scenario.Form.DeepClone(),
            Items = scenario.Items,
            PromisedDays = scenario.PromisedDays,
            Example = examples.Make(scenario.Code, request.Seed),
        });
    }
}
