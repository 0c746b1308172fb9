using Workflow.Activities.Callers;

namespace Workflow.Activities.Http;

/// <summary>
/// Who may call an endpoint: <c>anonymous</c>, <c>authenticated</c>, or roles, separated by commas. What says nothing is
/// open to those who have signed in, not to everybody.
/// </summary>
public static class EndpointPolicy
{
    /// <summary>Everybody.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Everybody who has signed in, and systems with a key.</summary>
    public const string Authenticated = "authenticated";

    private static readonly string[] Words =
    [
        Anonymous, Authenticated, Roles.Citizen, Roles.Clerk, Roles.Analyst, Roles.Coordinator, Roles.Auditor,
        Roles.Administrator,
    ];

    /// <summary>What is wrong with a policy, for the analyst; null when nothing is.</summary>
    public static string? Problem(string policy) => Split(policy).FirstOrDefault(word => !Words.Contains(word)) is { } unknown
        ? $"不认识调用权限“{unknown}”，可写：{string.Join("、", Words)}，多个角色用逗号分开。"
        : null;

    /// <summary>Whether a caller may call; nobody is signed in when it is null.</summary>
    public static bool Allows(string policy, Caller? caller)
    {
        var words = Split(policy);
        return words.Contains(Anonymous)
            || (caller is not null && (words.Length == 0 || words.Contains(Authenticated) || words.Any(caller.Is)));
    }

    private static string[] Split(string policy) =>
        policy.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
