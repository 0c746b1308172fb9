using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Host.Api.Http;

/// <summary>Refuses query and route values that cannot be stored or looked for.</summary>
internal static class RequestTextCheck
{
    /// <summary>Adds the check; stands behind routing.</summary>
    public static IApplicationBuilder UseRequestTextCheck(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var values = http.Request.RouteValues
            .Select(pair => (pair.Key, Value: pair.Value as string ?? string.Empty))
            .Concat(http.Request.Query.SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Value: value ?? string.Empty)));
        var faults = values
            .Where(pair => StorableCheck.Problem(pair.Key) is not null || StorableCheck.Problem(pair.Value) is not null)
            .Select(pair => new FieldError(
                pair.Key.Replace("\0", string.Empty, StringComparison.Ordinal), StorableCheck.Problem(pair.Value + pair.Key)!))
            .ToList();
        return faults.Count == 0
            ? next(http)
            : throw new RefusalException(
                RefusalKind.Invalid, "query.not-storable", "参数中有无法识别的字符，请删除后重试。", faults);
    });
}
