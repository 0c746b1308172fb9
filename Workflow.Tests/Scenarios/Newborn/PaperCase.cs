using System.Text.Json;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Accepting;
using Workflow.Activities.Cases.Closing;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Cases.Supplementing;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Tests.Calendars;

namespace Workflow.Tests.Scenarios.Newborn;

/// <summary>A case in memory that decides by the product's own rules, so that a workflow against them fails the test.</summary>
internal sealed class PaperCase
{
    private readonly DateTimeOffset now;
    private long version;

    public PaperCase(Scenario scenario, string number, JsonElement form, DateTimeOffset now)
    {
        this.now = now;
        Append(new CaseSubmitted(
            number, scenario.Code, scenario.Name, "320106", "applicant", [], "citizen", number, scenario.PromisedDays,
            [.. scenario.Items.Select(item => new PlannedItem(
                item.Code, item.Name, item.Organisation, item.PromisedDays, item.StatutoryDays, item.After, item.OnDenied))],
            form));
    }

    public CaseState State { get; private set; } = CaseState.Initial;

    /// <summary>Results of closed items, by item and name; values sealed.</summary>
    public Dictionary<string, JsonElement> Outcomes { get; } = [];

    /// <summary>What was asked for last, as field and message.</summary>
    public Dictionary<string, string?> Asked { get; } = [];

    public List<string> Notes { get; } = [];

    public bool RatingAsked { get; private set; }

    public string? ResultOf(string item) => State.Item(item)!.Result;

    public JsonElement Answer(PendingCommand command, KeyRing keys)
    {
        var arguments = new Arguments(command.Payload, keys);
        var item = arguments.Text("item") ?? string.Empty;
        switch (command.Kind)
        {
            case "case.accept":
                Append([.. Acceptance.Decide(State, now, ChinaCalendar.Load())]);
                break;
            case "case.request-supplement":
                SupplementField[] fields =
                    [.. arguments.List("fields").Select(each => new SupplementField(each.Text("field")!, each.Remark("message")!))];
                Asked.Clear();
                Array.ForEach(fields, field => Asked.Add(field.Field, field.Message.Text));
                Append([.. Supplementation.Request(State, fields, command.BookmarkId!)]);
                break;
            case "item.open":
                Append([.. ItemOpening.Decide(State, item)]);
                return JsonSerializer.SerializeToElement(
                    new { port = "Done", itemNumber = State.Item(item)!.Number, dueAt = now });
            case "item.close":
                return Close(item, arguments);
            case "case.close":
                Append([.. CaseClosing.Decide(State, arguments.Text("result"), arguments.Remark("reason"))]);
                break;
            case "case.ask-rating":
                RatingAsked = true;
                break;
            case "case.note":
                Notes.Add(arguments.Text("text")!);
                break;
            case "task.create":
                break;
            case "authorisation.ask":
                return CommandActivity.Answer(arguments.List("people").Count == 0 ? "Given" : CommandActivity.Done);
            default:
                throw new NotSupportedException(command.Kind);
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }

    public void Supplement(JsonElement form) =>
        Append([.. Supplementation.Supply(State, form, "applicant", [], now, ChinaCalendar.Load())]);

    private JsonElement Close(string item, Arguments arguments)
    {
        var decided = ItemClosing.Decide(State, item, arguments.Text("result"), arguments.Remark("reason"));
        foreach (var outcome in arguments.List("outcomes"))
        {
            Outcomes[outcome.Text("name")!] = outcome.Raw("value");
        }

        Append([.. decided]);
        return CommandActivity.Answer(decided.Count > 1 ? CommandActivity.Terminated : CommandActivity.Done);
    }

    private void Append(params object[] events)
    {
        foreach (var each in events)
        {
            State = State.Apply(each, new EventFacts(++version, now, Actor.Engine("320100")));
        }
    }
}
