namespace Workflow.Activities.Common;

/// <summary>Why a command is refused.</summary>
public enum RefusalKind
{
    /// <summary>What was sent is not valid; see the fields.</summary>
    Invalid,

    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    NotFound,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>It does not fit the present state.</summary>
    Conflict,
}

/// <summary>One field that has to be put right.</summary>
/// <param name="Field">JSON pointer of the field, such as <c>/mother/idNumber</c>.</param>
/// <param name="Message">What to do, in the user's words.</param>
public sealed record FieldError(string Field, string Message)
{
    /// <summary>The fault where there is one, so that all of a form's can be listed together.</summary>
    public static IReadOnlyList<FieldError> When(bool isWrong, string field, string message) =>
        isWrong ? [new FieldError(field, message)] : [];
}

/// <summary>A command is refused; the message says what to do, in the user's words.</summary>
/// <param name="kind">Why.</param>
/// <param name="code">Stable code for programs, such as <c>task.claimed-by-another</c>.</param>
/// <param name="message">For people; holds no personal value.</param>
/// <param name="fields">The fields to put right.</param>
public sealed class RefusalException(
    RefusalKind kind,
    string code,
    string message,
    IReadOnlyList<FieldError>? fields = null) : Exception(message)
{
    /// <summary>Why.</summary>
    public RefusalKind Kind { get; } = kind;

    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>The fields to put right.</summary>
    public IReadOnlyList<FieldError> Fields { get; } = fields ?? [];
}
