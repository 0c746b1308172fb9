using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Host.Sandbox;

/// <summary>How a service misbehaves on demand.</summary>
/// <param name="Service">Service code; <c>*</c> stands for every service without a fault of its own.</param>
/// <param name="LatencyMs">Milliseconds it takes longer.</param>
/// <param name="ErrorRate">Share of requests answered by 503, 0 to 1.</param>
/// <param name="WrongData">Whether its answers contradict what was asked.</param>
/// <param name="FailFirst">How many requests of every key are answered by 503 first.</param>
internal sealed record SandboxFault(string Service, int LatencyMs = 0, double ErrorRate = 0, bool WrongData = false, int FailFirst = 0)
{
    internal const string All = "*";

    /// <summary>
    /// Where the n-th request of a key fails. Half of the failures come after the effect, so that only the key keeps the
    /// repeated request from taking effect twice.
    /// </summary>
    internal FailurePoint FailureOf(string key, int request)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Service}\n{key}\n{request}"));
        var fails = request <= FailFirst || BitConverter.ToUInt32(hash, 0) < ErrorRate * uint.MaxValue;
        return !fails ? FailurePoint.None : hash[4] % 2 == 0 ? FailurePoint.BeforeEffect : FailurePoint.AfterEffect;
    }
}

/// <summary>Where a request fails.</summary>
internal enum FailurePoint
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Nothing was done.</summary>
    BeforeEffect,

    /// <summary>It was done, but the answer is lost.</summary>
    AfterEffect,
}

/// <summary>The faults set now; gone with the process.</summary>
internal sealed class SandboxFaults
{
    private static readonly SandboxFault Healthy = new(SandboxFault.All);
    private readonly ConcurrentDictionary<string, SandboxFault> set = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<SandboxFault> All => [.. set.Values.OrderBy(fault => fault.Service, StringComparer.Ordinal)];

    internal SandboxFault Of(string service) =>
        set.GetValueOrDefault(service) ?? set.GetValueOrDefault(SandboxFault.All) ?? Healthy;

    internal void Set(SandboxFault fault) => set[fault.Service] = fault;

    internal void Clear(string? service)
    {
        if (service is null)
        {
            set.Clear();
        }
        else
        {
            set.TryRemove(service, out _);
        }
    }
}
