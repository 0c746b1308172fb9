using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Notices.Templates;

/// <summary>The templates under <c>definitions/governance/templates</c>.</summary>
internal sealed class NoticeTemplates(DefinitionsFolder definitions, ILogger<NoticeTemplates> log) : IOptionSource
{
    public const string SourceName = "notice-templates";

    private readonly string folder = definitions.At("governance", "templates");
    private readonly DefinitionFiles<NoticeTemplate> files =
        new(definitions.At("governance", "templates"), NoticeTemplate.Parse, log);

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options => FolderOptions.Of(folder, code => files.Find(code)?.Name);

    /// <summary>Those that can be read, in the order of the ladder.</summary>
    public IReadOnlyList<NoticeTemplate> All =>
    [
        .. Options.Select(option => files.Find(option.Key)).OfType<NoticeTemplate>()
            .OrderBy(template => NoticeKind.All.ToList().IndexOf(template.Kind)),
    ];

    /// <exception cref="RefusalException">There is none of that code.</exception>
    public NoticeTemplate Require(string code) => files.Find(code) ?? throw Refusals.Invalid(
        "notice.template-unknown",
        $"没有文书模板“{code}”，请从模板列表中选择。",
        new FieldError("/template", "请从模板列表中选择。"));
}
