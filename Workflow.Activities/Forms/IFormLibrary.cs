using System.Text.Json.Nodes;

namespace Workflow.Activities.Forms;

/// <summary>The clerks' forms (办理意见表) under <c>definitions/forms</c>; looked at again when a file changes.</summary>
public interface IFormLibrary
{
    /// <summary>One form, or null.</summary>
    FormDefinition? Find(string code);
}

/// <summary>A form.</summary>
/// <param name="Code">Code, the file's name.</param>
/// <param name="Name">Name.</param>
/// <param name="Schema">JSON Schema.</param>
/// <param name="Example">A filled form that passes.</param>
public sealed record FormDefinition(string Code, string Name, JsonNode Schema, JsonNode Example);
