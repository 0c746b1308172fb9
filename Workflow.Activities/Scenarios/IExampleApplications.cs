namespace Workflow.Activities.Scenarios;

/// <summary>Makes example applications; each data sandbox knows the same families.</summary>
public interface IExampleApplications
{
    /// <summary>A consistent application that passes; the same seed gives the same family.</summary>
    ExampleApplication Make(string scenario, int seed);
}
