using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notifications;

/// <summary>The templates under <c>definitions/templates</c>.</summary>
internal sealed class MailTemplates(DefinitionsFolder definitions, ILogger<MailTemplates> log)
{
    private readonly DefinitionFiles<MailTemplate> files = new(definitions.At("templates"), MailTemplate.Parse, log);

    public MailTemplate? Find(string code) => files.Find(code);
}
