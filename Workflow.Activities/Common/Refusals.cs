namespace Workflow.Activities.Common;

/// <summary>The refusals that many commands share.</summary>
internal static class Refusals
{
    public static RefusalException Conflict(string code, string message) =>
        new(RefusalKind.Conflict, code, message);

    public static RefusalException Forbidden(string code, string message) =>
        new(RefusalKind.Forbidden, code, message);

    public static RefusalException NotFound(string code, string message) =>
        new(RefusalKind.NotFound, code, message);

    public static RefusalException Invalid(string code, string message, params IReadOnlyList<FieldError> fields) =>
        new(RefusalKind.Invalid, code, message, fields);

    /// <summary>Refuses when the caller decided on a version that is no longer the newest.</summary>
    public static void RequireVersion(this CommandContext context, long version)
    {
        if (context.ExpectedVersion is { } expected && expected != version)
        {
            throw Conflict("version.changed", "内容已被他人更新，请刷新后重新操作。");
        }
    }
}
