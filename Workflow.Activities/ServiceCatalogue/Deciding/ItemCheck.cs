using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Deciding;

/// <summary>What an item can say.</summary>
internal static class ItemCheck
{
    private const int MostMaterials = 50;
    private const int MostDays = 999;

    /// <summary>An item as it is kept.</summary>
    public static ItemContent Clean(ItemContent content) => content with
    {
        Name = ServiceTexts.Clean(content.Name),
        Unit = ServiceTexts.Clean(content.Unit),
        Materials = ServiceTexts.Clean(content.Materials),
        Fee = ServiceTexts.Clean(content.Fee),
        Basis = ServiceTexts.Clean(content.Basis),
    };

    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<FieldError> Find(ItemContent item) => new[]
    {
        ServiceTexts.Name("/name", "事项名称", item.Name),
        ServiceTexts.Name("/unit", "责任单位", item.Unit, ServiceFields.Separator),
        Materials(item.Materials),
        item.StatutoryDays is < 1 or > MostDays
            ? new FieldError("/statutoryDays", $"法定时限请填写 1 到 {MostDays} 的整数，没有规定的请留空。")
            : null,
        Promised(item),
        ServiceTexts.Name("/fee", "收费", item.Fee),
        ServiceTexts.Text("/basis", "依据", item.Basis),
    }.OfType<FieldError>();

    private static FieldError? Promised(ItemContent item) => item.PromisedDays switch
    {
        < 1 or > MostDays => new FieldError("/promisedDays", $"承诺时限请填写 1 到 {MostDays} 的整数。"),
        var days when days > item.StatutoryDays => new FieldError(
            "/promisedDays", $"承诺时限 {days} 个工作日长于法定时限 {item.StatutoryDays} 个工作日，请改为不长于法定时限。"),
        _ => null,
    };

    private static FieldError? Materials(IReadOnlyList<string> materials) => materials.Count > MostMaterials
        ? new FieldError("/materials", $"申请材料请不超过 {MostMaterials} 项。")
        : materials.Distinct(StringComparer.Ordinal).Count() < materials.Count
            ? new FieldError("/materials", "申请材料有重复，请删去重复的。")
            : materials.Select(material => ServiceTexts.Name("/materials", "每项申请材料", material)).OfType<FieldError>().FirstOrDefault();
}
