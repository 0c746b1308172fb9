namespace Workflow.Host.Api.Problems;

/// <summary>A request is refused for a reason that lies in HTTP rather than in the domain.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable code.</param>
/// <param name="message">What to do, in the user's words.</param>
/// <param name="retryAfter">When to try again.</param>
internal sealed class ProblemException(int status, string code, string message, TimeSpan? retryAfter = null)
    : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
