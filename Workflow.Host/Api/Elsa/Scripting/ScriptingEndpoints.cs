using System.Text;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions.JavaScript;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Scripting;

/// <summary>What the editors of expressions complete.</summary>
internal static class ScriptingEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapScripting(this IEndpointRouteBuilder elsa) => elsa
        .MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync)
        .RequireAuthorization(IdentityRegistration.LooksAtWorkflows);

    /// <summary>Functions, and the names of the definition as last saved; a definition not saved yet has none.</summary>
    private static async Task<IResult> DeclareAsync(
        string definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        IDefinitionParser parser,
        IActivityRegistry registry)
    {
        var text = new StringBuilder(ScriptDeclarations.Functions);
        if (await library.FindAsync(definitionId, VersionOptions.Latest, http.RequestAborted) is { } version)
        {
            var json = DefinitionText.Read(await library.TextAsync(version, http.RequestAborted)).Json;
            if (parser.Parse(json).Graph is { } graph)
            {
                text.Append(WorkflowDeclarations.Of(graph, registry));
            }
        }

        return Results.Text(text.ToString(), "application/x-typescript", Encoding.UTF8);
    }
}
