using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Items;

/// <summary>办理结果 as they are stored.</summary>
internal static class ItemOutcomes
{
    /// <summary>Seals a value; name and label stay in the open, so they must not give it away.</summary>
    /// <param name="name">Name.</param>
    /// <param name="label">Label.</param>
    /// <param name="value">Value, sealed or not.</param>
    /// <param name="applicant">Whose key takes a value that is not sealed.</param>
    /// <param name="own">The applicant's key.</param>
    /// <param name="given">Keys of sealed values.</param>
    public static ItemOutcome Seal(
        string name, string label, JsonElement value, string applicant, KeyRing own, KeyRing given)
    {
        var kept = SealedJson.Read(value) ?? own.Seal(applicant, value);
        var clear = own.With(given).Open(kept);
        var text = clear.ValueKind == JsonValueKind.String ? clear.GetString()! : clear.ToString();
        return text.Length > 1 && (Holds(name, text) || Holds(label, text))
            ? throw Refusals.Invalid("item.outcome-personal", "结果材料的名称会公开显示，不能含有结果内容。")
            : new ItemOutcome(name, label, kept);
    }

    private static bool Holds(string word, string secret) => word.Contains(secret, StringComparison.Ordinal);
}
