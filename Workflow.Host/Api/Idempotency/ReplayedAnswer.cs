namespace Workflow.Host.Api.Idempotency;

/// <summary>How an endpoint gives a kept answer again where its body is not all of it.</summary>
/// <param name="WriteHeaders">Writes the headers that belong to it.</param>
/// <param name="Find">The answer where it is something else than the kept JSON; null where it is that.</param>
internal sealed record ReplayedAnswer(Action<HttpResponse, string> WriteHeaders, Func<string, IResult?> Find);
