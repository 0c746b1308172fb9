using Workflow.Activities.Common;

namespace Workflow.Host.Api.Problems;

/// <summary>Problem details (RFC 9457): what went wrong and what to do.</summary>
public sealed record ApiProblem
{
    /// <summary>Kind of problem: <c>urn:workflow:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What to do, in the user's words.</summary>
    public required string Detail { get; init; }

    /// <summary>Path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>Stable code for programs.</summary>
    public required string Code { get; init; }

    /// <summary>The fields to put right, each by JSON pointer, parameter or header name.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }

    /// <summary>To be given to the administrator when asking.</summary>
    public required string TraceId { get; init; }
}
