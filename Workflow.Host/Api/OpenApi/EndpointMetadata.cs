namespace Workflow.Host.Api.OpenApi;

/// <summary>A query parameter as the OpenAPI document shows it.</summary>
internal sealed record QueryParameter(string Name, string Description, string Type, IReadOnlyList<string>? Words);

/// <summary>Marks an endpoint that honours <c>If-Match</c>.</summary>
internal sealed record VersionedMetadata;
