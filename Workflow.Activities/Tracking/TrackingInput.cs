using System.Text.RegularExpressions;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tracking;

/// <summary>What somebody types to follow a case: blanks, full-width digits and a small x are no mistakes.</summary>
/// <param name="Number">Number of the whole case.</param>
/// <param name="IdentityEnd">End of the applicant's identity number.</param>
internal sealed partial record TrackingInput(string Number, string IdentityEnd)
{
    /// <summary>How many characters of the identity number are asked for.</summary>
    public const int EndLength = 6;

    private const int LongestNumber = 40;

    /// <exception cref="RefusalException">Names the fields that cannot be right whatever the case.</exception>
    public static TrackingInput Read(TrackCase request)
    {
        var (number, end) = (request.Number, Plain(request.IdentityEnd));
        List<FieldError> errors = [];
        if (number.Length is 0 or > LongestNumber)
        {
            errors.Add(new FieldError("/caseNumber", "请填写办件编号，例如 320100-2026-000001。"));
        }

        if (!End().IsMatch(end))
        {
            errors.Add(new FieldError("/identityEnd", $"请填写申请人身份证号码的后 {EndLength} 位，最后一位可能是 X。"));
        }

        return errors.Count == 0
            ? new TrackingInput(number, end)
            : throw Refusals.Invalid("tracking.invalid", "请按提示改正后再查询。", errors);
    }

    /// <summary>The number of the whole case that is meant.</summary>
    public static string NumberOf(string typed) => CaseNumber.Whole(Plain(typed));

    private static string Plain(string text) => string.Concat(
        text.Select(sign => sign is > '\uFF00' and < '\uFF5F' ? (char)(sign - 0xFEE0) : sign)
            .Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();

    [GeneratedRegex("^[0-9]{5}[0-9X]$")]
    private static partial Regex End();
}
