using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>苏服码: binds a code to a registered person.</summary>
internal sealed class ServiceCodes : ChildService
{
    public override string Code => "service-code";

    protected override JsonObject Answer(SandboxCall call) => new()
    {
        ["code"] = Numbered(call, "SFM"),
        ["boundOn"] = call.TodayText,
    };
}
