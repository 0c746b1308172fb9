using Workflow.Activities.Common;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Forms;

/// <summary>The clerks' forms, to choose from.</summary>
internal sealed class FormOptions(IFormLibrary forms, DefinitionsFolder definitions) : IOptionSource
{
    public const string SourceName = "forms";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options =>
        FolderOptions.Of(definitions.At("forms"), code => forms.Find(code)?.Name);
}
