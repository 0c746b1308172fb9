using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>The clerks' forms (办理意见表) under <c>definitions/forms</c>; looked at again when a file changes.</summary>
public interface IFormLibrary
{
    /// <summary>Every form that can be read, by code.</summary>
    IReadOnlyCollection<StoredForm> All { get; }

    /// <summary>One form, or null.</summary>
    FormDefinition? Find(string code);

    /// <summary>One form with the hash of its file, or null.</summary>
    StoredForm? FindStored(string code);

    /// <summary>What is wrong with a form: its schema, or its example against it. Empty when it can be used.</summary>
    IReadOnlyList<FieldError> Check(FormDefinition form);

    /// <summary>Writes a form into its file.</summary>
    /// <param name="form">The form.</param>
    /// <param name="expected">Hash of the file it was changed from; null for a new form.</param>
    /// <exception cref="RefusalException">It cannot be used, or the file holds something else meanwhile.</exception>
    StoredForm Save(FormDefinition form, string? expected);
}

/// <summary>A form.</summary>
/// <param name="Code">Code, the file's name.</param>
/// <param name="Name">Name.</param>
/// <param name="Schema">JSON Schema.</param>
/// <param name="Example">A filled form that passes.</param>
public sealed record FormDefinition(string Code, string Name, JsonNode Schema, JsonNode Example);

/// <summary>A form and the hash of its file.</summary>
public sealed record StoredForm(FormDefinition Form, string Hash);
