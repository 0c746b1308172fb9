using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notifications;

/// <summary>The templates under <c>definitions/templates</c>.</summary>
internal sealed partial class MailTemplates(DefinitionsFolder definitions, ILogger<MailTemplates> log)
{
    private readonly ConcurrentDictionary<string, WatchedFile<MailTemplate>> files = new(StringComparer.Ordinal);

    public MailTemplate? Find(string code)
    {
        // The code becomes a file name, so it may not lead anywhere else.
        var path = definitions.At("templates", $"{code}.json");
        return Code().IsMatch(code) && File.Exists(path)
            ? files.GetOrAdd(
                code, _ => new WatchedFile<MailTemplate>(path, text => MailTemplate.Parse(code, text), log)).Value
            : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*\\z")]
    private static partial Regex Code();
}
