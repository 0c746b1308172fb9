using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>居民医保: enrols registered children.</summary>
internal sealed class MedicalInsurance : ChildService
{
    public override string Code => "medical-insurance-enrolment";

    protected override JsonObject Answer(SandboxCall call) => new()
    {
        ["enrolmentNumber"] = Numbered(call, "YB"),
        ["scheme"] = "城乡居民基本医疗保险",
        ["effectiveOn"] = call.TodayText,
    };
}
