using System.Collections.Concurrent;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;

namespace Workflow.Tests.Engine.Dispatch;

/// <summary>An activity that asks the outside world and sets its output to the answer.</summary>
internal sealed class CallOut : IActivity
{
    public ActivityDescriptor Descriptor { get; } = new(
        "Test.CallOut", 1, "Test", "Call out", "Asks.",
        [new InputDescriptor("Question", "Object", "Question")], [new OutputDescriptor("Answer", "Object", "Answer")],
        ["Done", "Failed"], []);

    public void Execute(IActivityContext context) => context.RequestEffect("recorded", context.Input("Question"));

    public void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByEffect answered)
        {
            context.SetOutput("Answer", answered.Answer);
            context.Complete();
        }
        else
        {
            context.Complete("Failed");
        }
    }
}

/// <summary>The outside world of these tests: it remembers each call and answers as told.</summary>
internal sealed class RecordedEffects : IEffectHandler
{
    public string Kind => "recorded";

    public ConcurrentQueue<(string Key, int Attempt)> Calls { get; } = new();

    public Func<EffectWork, int, EffectOutcome> Answer { get; set; } =
        (effect, _) => new EffectOutcome.Answered(effect.Request);

    public Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
    {
        Calls.Enqueue((effect.Key, attempt));
        return Task.FromResult(Answer(effect, attempt));
    }
}
