namespace Workflow.Engine.Activities;

/// <summary>An activity that <see cref="Break"/> ends.</summary>
internal interface ILoop : IActivity
{
    const string Body = "body";

    static IReadOnlyDictionary<string, string> PortNames { get; } = Describe.Ports((Body, "循环体"));
}
