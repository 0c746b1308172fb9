using System.Text.Json;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tickets.Steps;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Catalogue;

/// <summary>The activity 编入目录.</summary>
internal sealed class RegisterEntryActivity() : PassedInTrial(
    TicketVocabulary.Words.Descriptor(
        "RegisterCatalogueEntry",
        "编入目录",
        "把数据目录的一条登记或更新。没有写的项目保持原样；写了数据服务而该服务没有登记的，走“服务未登记”。",
        [
            Vocabulary.Input("Code", "目录代码", "例如 birth-registration；只用小写字母、数字和连字符。") with { IsRequired = true },
            Vocabulary.Input("EntryName", "名称"),
            Vocabulary.Input("Owner", "数源单位", "单位代码或角色。", uiHint: "dropdown") with { OptionSource = OrganisationOptions.SourceName },
            Vocabulary.Input("Content", "数据项", "有哪些数据项。"),
            Vocabulary.Input("Service", "数据服务", "提供该数据的数据服务代码。"),
            Vocabulary.Input("Openness", "开放程度", uiHint: "dropdown") with
            {
                Options =
                [
                    new(Catalogue.Openness.Internal, "不共享"), new(Catalogue.Openness.Shared, "政务共享"),
                    new(Catalogue.Openness.Pilot, "开放试点"), new(Catalogue.Openness.Open, "向社会开放"),
                ],
            },
            Vocabulary.Input("ReachesProvince", "级联到省", "省级目录是否收录。", "Boolean", "checkbox"),
        ],
        [],
        [Done, Unregistered],
        [Unregistered]),
    RegisterEntryCommand.CommandKind)
{
    /// <summary>The way on when there is no such data service.</summary>
    public const string Unregistered = "Unregistered";
}

/// <summary>Writes the entry in the burst's own transaction.</summary>
internal sealed class RegisterEntryCommand(IVault vault, IOrganisations organisations, IDataServices services)
    : TicketCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "catalogue.register";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var ticket = (await FindAsync(unit, arguments, cancellation)).State.Opened!;
        var code = arguments.Text("code") is { } given && DefinitionCode.IsSafe(given) ? given : throw Refusals.Invalid(
            "catalogue.code", "目录代码只能用小写字母、数字和连字符。");
        var found = await unit.LoadAsync<CatalogueEntryState>(
            CatalogueEntryState.Stream(unit.Origin.Tenant, code), cancellation);
        var before = found.State.Entry;
        var service = arguments.Text("service") ?? before?.Service;
        if (service is not null && services.Find(service) is null)
        {
            return CommandActivity.Answer(RegisterEntryActivity.Unregistered);
        }

        var entry = new CatalogueEntryRegistered(
            code,
            arguments.OpenText("entryName", "名称") ?? before?.Name ?? throw Refusals.Invalid("catalogue.name", "新的目录须有名称。"),
            Owner(arguments.Text("owner"), unit.Origin.Tenant) ?? before?.Owner ?? ticket.Organisation,
            arguments.OpenText("content", "数据项") ?? before?.Content ?? string.Empty,
            service,
            arguments.Text("openness") is { } openness && Openness.All.Contains(openness) ? openness : before?.Openness ?? Openness.Internal,
            arguments.Raw("reachesProvince").ValueKind is JsonValueKind.Undefined ? before?.ReachesProvince ?? false : arguments.Flag("reachesProvince"),
            ticket.TicketId);
        if (before is null || before with { TicketId = entry.TicketId } != entry)
        {
            unit.Append(found, [entry]);
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }

    private string? Owner(string? given, string tenant)
    {
        try
        {
            return given is null ? null : (organisations.Find(given) ?? organisations.InRole(Tenants.HomeOf(tenant), given)).Code;
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Invalid("catalogue.owner", $"没有“{given}”这个单位。");
        }
    }
}
