namespace Workflow.Host.Api.Idempotency;

/// <summary>Writes the headers that belong to a kept answer, when it is given again.</summary>
internal sealed record ReplayHeaders(Action<HttpResponse, string> Write);
