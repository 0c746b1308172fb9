using System.Globalization;

namespace Workflow.Activities.Rectification;

/// <summary>How it stands, as definitions see it in the output <c>Standing</c>.</summary>
/// <param name="Rectification">Id.</param>
/// <param name="Number">整改编号.</param>
/// <param name="Level">The level it is at.</param>
/// <param name="DueOn">Last day for what the unit owes.</param>
/// <param name="MatterKind">事项类别.</param>
/// <param name="MatterId">事项编号.</param>
/// <param name="Matter">事项.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="CopiedTo">上级主管单位: organisation codes, none for the province's own.</param>
/// <param name="Requirement">Everything that has to be put right.</param>
/// <param name="Basis">The order, as notices name their basis.</param>
internal sealed record RectificationStanding(
    string Rectification,
    string Number,
    int Level,
    string DueOn,
    string MatterKind,
    string MatterId,
    string Matter,
    string Unit,
    IReadOnlyList<string> CopiedTo,
    string Requirement,
    string Basis)
{
    public static RectificationStanding Of(RectificationState state)
    {
        var order = state.Order!;
        return new RectificationStanding(
            order.RectificationId,
            order.Number,
            state.Level,
            state.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            order.Matter.Kind,
            order.Matter.Id,
            order.Matter.Text,
            order.Unit,
            order.Superior is { } superior ? [superior] : [],
            string.Join('；', order.Requirements),
            $"《责令整改通知书》（{order.Order}）");
    }
}
