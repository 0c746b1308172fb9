using Workflow.Activities.Common;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Tasks.Moves;

/// <summary>同事: the clerks of one organisation, among whom tasks move. Others would not be allowed to see the case.</summary>
internal sealed class Colleagues(IStaff staff)
{
    /// <summary>Refuses whoever is no clerk of the organisation.</summary>
    public string Require(string organisation, string clerk, string field) =>
        staff.ClerksOf(organisation).Contains(clerk) ? clerk : throw Unknown(clerk, field);

    /// <summary>Refuses an empty list, and whoever is no clerk of the organisation.</summary>
    public IReadOnlyList<string> Require(string organisation, IReadOnlyList<string> clerks, string field) => clerks.Count == 0
        ? throw Refusals.Invalid("task.colleague-required", "请至少选择一位同事。", new FieldError(field, "请选择同事。"))
        : [.. clerks.Distinct().Select(clerk => Require(organisation, clerk, field))];

    /// <summary>Everybody there but one.</summary>
    public IReadOnlyList<string> Of(string organisation, string but) =>
        [.. staff.ClerksOf(organisation).Where(clerk => clerk != but)];

    private static RefusalException Unknown(string clerk, string field) => Refusals.Invalid(
        "task.colleague-unknown",
        clerk.Length == 0 ? "请选择同事。" : $"本单位没有“{clerk}”，请选择本单位的同事。",
        new FieldError(field, clerk.Length == 0 ? "请选择同事。" : "请选择本单位的同事。"));
}
