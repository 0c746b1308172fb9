using Workflow.Activities.Calendars;

namespace Workflow.Activities.Assignments.Lights;

/// <summary>Reads off an assignment what its light is worked out from.</summary>
internal static class LightReading
{
    public static LightFacts Of(AssignmentState state)
    {
        DateOnly? submitted = state.SubmittedAt is { } at ? ChinaTime.DayOf(at) : null;
        var next = submitted is null
            ? state.Milestones.Where(each => !state.Reached.ContainsKey(each.Number)).MinBy(each => each.On)
            : null;
        return new LightFacts(submitted is null ? Running(state, next) : LightClocks.None, next?.Title, state.Deadline, submitted, state.IsClosed);
    }

    private static LightClocks Running(AssignmentState state, Milestone? next)
    {
        int? signed = state.SignedAt is { } at ? ChinaTime.DayOf(at).DayNumber : null;
        return new LightClocks(
            signed is null ? ChinaTime.DayOf(state.MadeAt).DayNumber : LightClocks.Stopped,
            signed is { } from && state.Milestones.IsEmpty ? from : LightClocks.Stopped,
            next?.On.DayNumber ?? LightClocks.Stopped,
            state.FedBackAt is { } last ? ChinaTime.DayOf(last).DayNumber : signed ?? LightClocks.Stopped,
            state.Deadline.DayNumber);
    }
}
