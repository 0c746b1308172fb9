namespace Workflow.Activities.Assignments.Lights;

/// <summary>事由: what a light is worked out from. The words are those of the decision table.</summary>
internal static class LightAspect
{
    /// <summary>签收.</summary>
    public const string Signature = "signature";

    /// <summary>填报节点.</summary>
    public const string Planning = "planning";

    /// <summary>节点.</summary>
    public const string Milestone = "milestone";

    /// <summary>反馈.</summary>
    public const string Feedback = "feedback";

    /// <summary>办结时限.</summary>
    public const string Deadline = "deadline";

    /// <summary>Every aspect, the weightiest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Deadline, Milestone, Signature, Feedback, Planning];
}

/// <summary>When an aspect turns yellow and red.</summary>
/// <param name="Yellow">Working days after the day it counts from; below zero before it.</param>
/// <param name="Red">The same for red.</param>
internal sealed record LightLimit(int Yellow, int Red);
