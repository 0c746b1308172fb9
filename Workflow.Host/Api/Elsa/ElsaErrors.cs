using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api.Elsa;

/// <summary>Errors as Elsa's endpoints give them: every text below <c>errors</c> is shown to the user by Elsa Studio.</summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Message">Summary.</param>
/// <param name="Errors">Texts by field; <c>generalErrors</c> for those of no field.</param>
internal sealed record ElsaErrors(int StatusCode, string Message, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors)
{
    private const string General = "generalErrors";

    /// <summary>Errors of no field.</summary>
    public static ElsaErrors Of(int status, params IReadOnlyList<string> errors) => new(
        status,
        errors[0],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [General] = errors });

    /// <summary>A problem of ours in Elsa's shape.</summary>
    public static ElsaErrors Of(Problem problem) => Of(
        problem.Status, [problem.Detail, .. problem.Errors.Select(error => error.Message).Where(text => text.Length > 0)]);

    /// <summary>It as an answer.</summary>
    public IResult Answer() => ElsaJson.Answer(this, StatusCode);
}
