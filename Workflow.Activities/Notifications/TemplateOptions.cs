using Workflow.Activities.Common;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Notifications;

/// <summary>The mail templates, to choose from.</summary>
internal sealed class TemplateOptions(MailTemplates templates, DefinitionsFolder definitions) : IOptionSource
{
    public const string SourceName = "mail-templates";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options => FolderOptions.Of(
        definitions.At("templates"),
        code => templates.Find(code) is { } template ? $"{template.Subject}（{code}）" : null);
}
