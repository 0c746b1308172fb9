using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of the example families.</summary>
internal sealed class ExampleApplications : IExampleApplications
{
    public ExampleApplication Make(string scenario, int seed) => scenario switch
    {
        "newborn" => NewbornExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        "newborn-correction" => CorrectionExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        "provident-fund-withdrawal" => FundExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        "provident-fund-registration" => FundRegistrationExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        "hardship-assistance" => HardshipExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        "veterans-services" => VeteranExample.Make(ExampleFamilies.Make(Math.Max(seed, 0))),
        _ => throw new RefusalException(
            RefusalKind.NotFound, "scenario.no-example", "这个主题没有示例申请，请直接填写表单。"),
    };
}
