using Workflow.Engine.Triggers;

namespace Workflow.Activities.Http;

/// <summary>A request to a path starts the workflow; no two published workflows share a path and method.</summary>
internal sealed class HttpEndpointTrigger : ITriggerKind
{
    public string ActivityType => HttpEndpoint.TypeName;

    public string? InputName => HttpCall.InputName;

    public IEnumerable<TriggerStimulus> Read(ITriggerInputs inputs)
    {
        try
        {
            var rules = EndpointRules.Of(inputs);
            if (EndpointPolicy.Problem(rules.Policy) is { } problem)
            {
                throw new TriggerFaultException(problem);
            }

            return [.. rules.Keys().Select(key => new TriggerStimulus(EndpointKey.Kind, key)
            {
                Payload = rules.ToJson(),
                IsExclusive = true,
            })];
        }
        catch (FormatException wrong)
        {
            throw new TriggerFaultException(wrong.Message);
        }
    }
}
