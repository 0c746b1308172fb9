using System.Text.Json.Nodes;
using NJsonSchema;

namespace Workflow.Activities.DataServices;

/// <summary>数据服务: an outside system as its file under <c>definitions/data-services</c> describes it.</summary>
public sealed record DataService
{
    /// <summary>Code, kebab case: <c>birth-record</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Name shown in the toolbox.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Where the toolbox shows it.</summary>
    public required string Category { get; init; }

    /// <summary>Role of the organisation that provides it, such as <c>police</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether a call changes something on the other side, rather than only asking.</summary>
    public required bool HasEffect { get; init; }

    /// <summary>HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Address template: <c>{base}</c> and <c>{property}</c> of the request are filled in.</summary>
    public required string Address { get; init; }

    /// <summary>How the call proves who calls.</summary>
    public required DataServiceAuth Auth { get; init; }

    /// <summary>Timeouts, retries, circuit breaker.</summary>
    public required DataServiceLimits Limits { get; init; }

    /// <summary>Scenario codes or definition ids that may call it; <c>*</c> stands for all.</summary>
    public required IReadOnlyList<string> Callers { get; init; }

    /// <summary>JSON Schema of the request.</summary>
    public required JsonObject Request { get; init; }

    /// <summary>JSON Schema of the answer; <c>x-personal</c> and <c>x-subject-from</c> mark personal fields.</summary>
    public required JsonObject Response { get; init; }

    /// <summary>Hash of the file.</summary>
    public required string Hash { get; init; }

    /// <summary>The request's schema, ready to check with.</summary>
    public required JsonSchema RequestSchema { get; init; }

    /// <summary>The answer's schema, ready to check with.</summary>
    public required JsonSchema ResponseSchema { get; init; }

    /// <summary>Whether a scenario or definition may call it.</summary>
    public bool Allows(params IEnumerable<string?> callers) =>
        Callers.Contains("*") || callers.Any(caller => caller is not null && Callers.Contains(caller));
}

/// <summary>How a call proves who calls.</summary>
/// <param name="Kind"><c>none</c>, <c>bearer</c> or <c>header</c>.</param>
/// <param name="Header">Name of the header, for <c>header</c>.</param>
/// <param name="Secret">Configuration key under which the secret is kept; the secret itself is in no definition.</param>
public sealed record DataServiceAuth(string Kind, string? Header, string? Secret);

/// <summary>How long, how often, and when to leave the other side alone.</summary>
/// <param name="Timeout">Of one attempt.</param>
/// <param name="Attempts">Attempts in a row before the engine waits and starts again with the same key.</param>
/// <param name="FirstDelay">Before the second attempt; doubled for each further one.</param>
/// <param name="BreakerRatio">Share of failures at which the circuit opens.</param>
/// <param name="BreakerThroughput">Calls within ten seconds below which it never opens.</param>
/// <param name="Break">How long it stays open.</param>
/// <param name="Rounds">
/// Rounds of attempts after which a question counts as failed, so that people can go on without an answer; the engine
/// waits between them, from half a second on and twice as long each time. Null asks for as long as the engine does. What
/// has an effect is never given up by itself: nobody knows whether it was done.
/// </param>
public sealed record DataServiceLimits(
    TimeSpan Timeout,
    int Attempts,
    TimeSpan FirstDelay,
    double BreakerRatio,
    int BreakerThroughput,
    TimeSpan Break,
    int? Rounds = null);
