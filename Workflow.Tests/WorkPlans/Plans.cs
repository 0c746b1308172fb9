using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Activities.WorkPlans.Reading;
using Workflow.Tests.Support;

namespace Workflow.Tests.WorkPlans;

/// <summary>Work plans for tests: the demo notice, and the units of the province.</summary>
internal static class Plans
{
    public static UnitBook Province { get; } = UnitBook.Of(
        "320000", OrganisationDirectory.Parse(File.ReadAllText(Repository.Definitions.At("organisations.json"))).Values);

    public static string DemoPath => Repository.Definitions.At("governance", "work-plan-2026.txt");

    public static byte[] DemoNotice => File.ReadAllBytes(DemoPath);

    /// <summary>The draft of a notice written as lines.</summary>
    public static PlanDraft Read(string notice) => NoticeReader.Read(notice.Split('\n'), null, Province);

    /// <summary>The only measure of a notice with one sentence.</summary>
    public static PlanMeasure Measure(string sentence) => Proposals.Measure("m1", sentence, 2026, Province, sentence);

    public static PlanTask Task(this PlanDraft draft, int number) =>
        draft.Programmes.SelectMany(programme => programme.Tasks).Single(task => task.Number == number);
}
