namespace Workflow.Host.Api.SystemInfo;

/// <summary>What runs here.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Environment">Environment name.</param>
/// <param name="Now">What the clock shows.</param>
/// <param name="ClockAhead">How far it stands ahead of real time, ISO 8601.</param>
/// <param name="Sandbox">Address of the sandbox of data services; null where none runs.</param>
/// <param name="Tenants">Province and cities that have organisations here.</param>
/// <param name="Definitions">Workflow definition files of the last import.</param>
public sealed record SystemView(
    string Version,
    string Environment,
    DateTimeOffset Now,
    string ClockAhead,
    Uri? Sandbox,
    IReadOnlyList<string> Tenants,
    IReadOnlyList<DefinitionFileView> Definitions);

/// <summary>A workflow definition file.</summary>
/// <param name="Source">Path below the definitions folder.</param>
/// <param name="DefinitionId">Definition, as far as it could be read.</param>
/// <param name="Version">The version it is stored as; null when it was not imported.</param>
/// <param name="Problems">Why not.</param>
public sealed record DefinitionFileView(
    string Source,
    string? DefinitionId,
    int? Version,
    IReadOnlyList<DefinitionProblemView> Problems);

/// <summary>What is wrong with a definition, and where.</summary>
public sealed record DefinitionProblemView(string NodeId, string Message);
