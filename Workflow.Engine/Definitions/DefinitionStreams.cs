using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>Where definitions are kept: all tenants share them.</summary>
public static class DefinitionStreams
{
    /// <summary>The tenant of definition streams.</summary>
    public const string Tenant = "shared";

    /// <summary>The stream of a definition.</summary>
    public static string IdOf(string definitionId) => $"{DefinitionState.StreamKind}:{definitionId}";

    /// <summary>Where a change comes from, in the tenant that definitions live in.</summary>
    internal static Origin Shared(Origin origin) => origin with { Actor = origin.Actor with { Tenant = Tenant } };
}
