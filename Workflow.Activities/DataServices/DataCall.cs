namespace Workflow.Activities.DataServices;

/// <summary>数据使用台账: one call of a data service. Names of fields, never values.</summary>
public sealed record DataCall
{
    /// <summary>Key and attempt.</summary>
    public required string Id { get; init; }

    /// <summary>Idempotency key under which it was made.</summary>
    public required string Key { get; init; }

    /// <summary>The engine's attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>Service called.</summary>
    public required string Service { get; init; }

    /// <summary>What people call the use, where it is no registered data service; otherwise not written.</summary>
    public string? Name { get; init; }

    /// <summary>Role of the organisation that provides it.</summary>
    public required string Provider { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took, retries included.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>HTTP requests made, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>办件 it was made for.</summary>
    public string? Case { get; init; }

    /// <summary>Workflow instance.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Activity type or slice that asked.</summary>
    public required string Activity { get; init; }

    /// <summary>
    /// Role of the organisation on whose behalf it was asked, or the name of one that asked itself; empty stands for the scenario's
    /// lead.
    /// </summary>
    public required string OnBehalfOf { get; init; }

    /// <summary>Authorisation: the application (correlation id) whose applicant consented to data use.</summary>
    public required string Authorisation { get; init; }

    /// <summary>Pseudonyms of the persons it was about.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Fields sent.</summary>
    public required IReadOnlyList<string> Sent { get; init; }

    /// <summary>Personal fields that came back.</summary>
    public required IReadOnlyList<string> Returned { get; init; }

    /// <summary><c>answered</c>, <c>not-found</c>, <c>refused</c>, <c>unavailable</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Code of a refusal.</summary>
    public string? Code { get; init; }

    /// <summary>HTTP status; 0 when nothing came back.</summary>
    public required int Status { get; init; }
}
