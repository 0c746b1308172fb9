using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets.Steps;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Catalogue;

/// <summary>The activity 匹配目录.</summary>
internal sealed class MatchCatalogueActivity() : PassedInTrial(
    TicketVocabulary.Words.Descriptor(
        "MatchCatalogue",
        "匹配目录",
        "在数据目录和已登记的数据服务中查找与文字相近的条目，最相近的在前。",
        [
            Vocabulary.Input("Text", "要找的数据", "名称和数据项，用申请人的话。") with { IsRequired = true },
            Vocabulary.Input("AtLeast", "相近程度（%）", "低于此值的不算；留空为 30。", "Int32"),
        ],
        [
            new OutputDescriptor("Matches", "Object", "相近的条目", "数组，每项有 code、name、owner、service、percent。"),
            new OutputDescriptor("Summary", "String", "相近的条目，用文字表示"),
        ],
        ["Found", "NotFound"]),
    MatchCatalogueCommand.CommandKind)
{
    protected override void Pass(IActivityContext context) => context.Complete("NotFound");

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        context.SetOutput("Matches", answer.GetProperty("matches"));
        context.SetOutput("Summary", answer.GetProperty("summary"));
        base.Answered(context, answer);
    }
}

/// <summary>Searches; the answer is recorded, so that a catalogue that changes later changes nothing that was decided on it.</summary>
internal sealed class MatchCatalogueCommand(IVault vault, CatalogueSearch search) : TicketCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "catalogue.match";

    private const int Most = 5;
    private const int Usual = 30;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        await FindAsync(unit, arguments, cancellation);
        var text = arguments.OpenText("text", "要找的数据") ?? throw Refusals.Invalid("catalogue.text", "请写明要找的数据。");
        var least = Math.Clamp(arguments.Number("atLeast") ?? Usual, 1, 100);
        var matches = (await search.FindAsync(unit.Query, text, cancellation)).Where(match => match.Percent >= least).Take(Most).ToList();
        return JsonSerializer.SerializeToElement(
            new
            {
                port = matches.Count > 0 ? "Found" : "NotFound",
                matches,
                summary = string.Join('；', matches.Select(match => $"{match.Name}（{match.OwnerName}，相近 {match.Percent}%）")),
            },
            JsonSerializerOptions.Web);
    }
}
