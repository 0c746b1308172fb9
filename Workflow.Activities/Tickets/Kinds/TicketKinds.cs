using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tickets.Kinds;

/// <summary>The kinds of <c>definitions/governance/tickets</c>; a file added or changed counts without a restart.</summary>
internal sealed class TicketKinds(DefinitionsFolder definitions, ILogger<TicketKinds> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private static readonly string[] Openers = [Roles.Clerk, Roles.Coordinator];
    private readonly string folder = Folder(definitions);
    private readonly DefinitionFiles<TicketKind> files = new(Folder(definitions), Parse, log);

    /// <summary>Every kind that can be read, by code.</summary>
    public IReadOnlyList<TicketKind> All =>
        [.. FolderOptions.Of(folder, code => Find(code)?.Name).Select(option => Find(option.Key)).OfType<TicketKind>()];

    /// <summary>One kind, or null.</summary>
    public TicketKind? Find(string code) => files.Find(code);

    private static string Folder(DefinitionsFolder definitions) => definitions.At("governance", "tickets");

    internal static TicketKind Parse(string code, string text)
    {
        var kind = JsonSerializer.Deserialize<TicketKind>(text, Json) ?? throw new InvalidDataException("文件是空的。");
        var fault = kind switch
        {
            _ when kind.Code != code => $"code 应与文件同名：“{code}”。",
            { Abbreviation.Length: 0 } => "abbreviation 不能为空，否则编号分不清类别。",
            { OpenedBy.Count: 0 } => "openedBy 至少写一种角色，否则没有人能登记。",
            _ => kind.OpenedBy.FirstOrDefault(role => !Openers.Contains(role)) is { } stray
                ? $"openedBy 只能是 {string.Join(" 或 ", Openers)}，没有“{stray}”。"
                : null,
        };
        return fault is null ? kind : throw new InvalidDataException(fault);
    }
}
