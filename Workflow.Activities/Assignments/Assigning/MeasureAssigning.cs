using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Assignments.Assigning;

/// <summary>Works out what a plan's measures become when they are assigned: one assignment for each measure and lead unit.</summary>
internal static class MeasureAssigning
{
    private const int LongestBasis = 190;

    /// <summary>What is to be made of the chosen measures, and what cannot be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="chosen">Ids of measures; null for all.</param>
    /// <param name="deadline">For measures that name no last day.</param>
    /// <param name="organisations">Those that can act for units.</param>
    public static (IReadOnlyList<AssignmentMade> Made, IReadOnlyList<SkippedMeasure> Skipped) Of(
        PlanView plan,
        IReadOnlySet<string>? chosen,
        DateOnly? deadline,
        IReadOnlyCollection<Organisation> organisations)
    {
        var (made, skipped) = (new List<AssignmentMade>(), new List<SkippedMeasure>());
        var parts =
            from programme in plan.Programmes
            from task in programme.Tasks
            from measure in task.Measures
            where chosen is null || chosen.Contains(measure.Id)
            select (programme, task, measure);
        foreach (var (programme, task, measure) in parts)
        {
            var leads = measure.In(PlanUnitRoles.Responsible).ToList();
            if (leads.Count == 0)
            {
                skipped.Add(new SkippedMeasure(measure.Id, measure.Text, "没有责任单位"));
            }

            if (leads.Count > 0 && (measure.Deadline?.Date ?? deadline) is null)
            {
                skipped.Add(new SkippedMeasure(measure.Id, measure.Text, "没有写明时限，请填写统一的办结时限后再交办"));
                continue;
            }

            var source = Source(plan, programme, task, measure);
            foreach (var lead in leads)
            {
                if (MeasureUnits.OrganisationOf(lead.Code, organisations) is { } unit)
                {
                    made.Add(Make(plan.Id, source, measure, unit, deadline, organisations));
                }
                else
                {
                    skipped.Add(new SkippedMeasure(measure.Id, measure.Text, $"“{lead.Name}”没有可签收的单位，请管理员在组织机构中登记"));
                }
            }
        }

        return ([.. made.DistinctBy(each => each.AssignmentId)], skipped);
    }

    private static AssignmentMade Make(
        string planId,
        AssignmentSource source,
        PlanMeasure measure,
        string unit,
        DateOnly? deadline,
        IReadOnlyCollection<Organisation> organisations) => new(
            AssignmentId.Of(planId, measure.Id, unit),
            source,
            unit,
            [
                .. measure.In(PlanUnitRoles.Assisting).Select(each => MeasureUnits.OrganisationOf(each.Code, organisations))
                    .OfType<string>().Where(each => each != unit).Distinct(),
            ],
            (measure.Deadline?.Date ?? deadline)!.Value,
            string.Empty);

    private static AssignmentSource Source(PlanView plan, PlanProgramme programme, PlanTask task, PlanMeasure measure)
    {
        var basis = task.Number is { } number ? $"《{plan.Title}》第 {number} 项“{task.Title}”" : $"《{plan.Title}》“{task.Title}”";
        return new AssignmentSource(
            plan.Id,
            plan.Title,
            programme.Id,
            programme.Title,
            task.Title,
            measure.Id,
            measure.Text,
            measure.Targets,
            basis.Length <= LongestBasis ? basis : $"《{plan.Title[..Math.Min(plan.Title.Length, LongestBasis)]}》");
    }
}
