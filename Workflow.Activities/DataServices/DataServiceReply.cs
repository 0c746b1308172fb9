using System.Text.Json.Nodes;

namespace Workflow.Activities.DataServices;

/// <summary>What came back, with personal values in clear: lives in memory only.</summary>
/// <param name="Status">HTTP status; 0 when nothing came back.</param>
/// <param name="Body">JSON body, or null when there was none.</param>
/// <param name="IsProblem">Whether it is problem details (RFC 9457).</param>
/// <param name="Requests">HTTP requests made, retries included.</param>
/// <param name="Failure">Why nothing came back; holds no personal value.</param>
internal sealed record DataServiceReply(int Status, JsonObject? Body, bool IsProblem, int Requests, string? Failure = null);
