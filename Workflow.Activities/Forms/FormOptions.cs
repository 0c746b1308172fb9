using Workflow.Engine.Activities;

namespace Workflow.Activities.Forms;

/// <summary>The clerks' forms, to choose from.</summary>
internal sealed class FormOptions(IFormLibrary forms) : IOptionSource
{
    public const string SourceName = "forms";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options =>
        [.. forms.All.Select(stored => KeyValuePair.Create(stored.Form.Code, stored.Form.Name))];
}
