using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Authorisations;
using Workflow.Activities.Cases;
using Workflow.Activities.DataServices;
using Workflow.Activities.Examples;
using Workflow.Activities.Forms;
using Workflow.Activities.Notifications;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Tasks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Forms;
using Workflow.Tests.Support;

namespace Workflow.Tests.Scenarios.Newborn;

/// <summary>Drives the newborn workflow through the pure core: clerks, registers and the applicant are played by the test.</summary>
internal sealed class NewbornRun
{
    public const string CaseNumber = "320100-2026-000001";
    public const string ChildId = "320106202609010028";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<(IBurstRunner Runner, ParsedDefinition Parsed)> Core = new(Load);

    private readonly MemoryVault vault = new();
    private readonly Scenario scenario;
    private ulong seed;

    public NewbornRun(int family, Action<JsonObject>? change = null)
    {
        scenario = new ScenarioFolders(Repository.Definitions, NullLogger<ScenarioFolders>.Instance).Find("newborn")!;
        Form = new ExampleApplications().Make("newborn", family).Form.AsObject();
        change?.Invoke(Form);
        Registers = new PaperRegisters(vault, ChildId);
        var form = Seal(Form);
        Case = new PaperCase(scenario, CaseNumber, form, Now);
        var accepted = new WorkflowAccepted(
            "i", "newborn", "newborn-v1", 1,
            JsonSerializer.SerializeToElement(
                new { caseNumber = CaseNumber, scenario = "newborn", division = "320106", tenant = "320100", form }),
            CaseNumber, null, null, null, false);
        State = InstanceState.Initial.Apply(accepted, new EventFacts(1, Now, Actor.Engine("320100")));
    }

    public static ParsedDefinition Parsed => Core.Value.Parsed;

    public JsonObject Form { get; private set; }

    public PaperCase Case { get; }

    public PaperRegisters Registers { get; }

    public InstanceState State { get; private set; }

    public List<Fact> Facts { get; } = [];

    /// <summary>Mails asked for: template and receiver.</summary>
    public List<(string Template, string To)> Mails { get; } = [];

    /// <summary>Services that refuse for good.</summary>
    public HashSet<string> Refusing { get; } = [];

    /// <summary>Activity ids at which a clerk or the applicant is waited for.</summary>
    public IEnumerable<string> WaitingAt =>
        State.Bookmarks.Values.Select(bookmark => NodePath.ActivityId(bookmark.NodeId)).Order(StringComparer.Ordinal);

    public NewbornRun Begin()
    {
        Take(new Begin());
        return this;
    }

    /// <summary>A clerk decides.</summary>
    public NewbornRun Decide(string task, string outcome, string? comment = null)
    {
        var waiting = State.Bookmarks.Values.Single(bookmark => NodePath.ActivityId(bookmark.NodeId) == task);
        var input = new JsonObject
        {
            ["outcome"] = outcome,
            ["form"] = new JsonObject(),
            ["comment"] = comment is null ? null : vault.Ring.SealNode(vault.Ring.Keys.Values.First().Subject, comment),
        };
        Take(new ResumeBookmark(waiting.Id, JsonSerializer.SerializeToElement(input)));
        return this;
    }

    /// <summary>The applicant amends.</summary>
    public NewbornRun Amend(Action<JsonObject> change)
    {
        change(Form);
        var form = Seal(Form);
        var bookmark = Case.State.Supplement!.BookmarkId;
        Case.Supplement(form);
        Take(new ResumeBookmark(bookmark, JsonSerializer.SerializeToElement(new { form })));
        return this;
    }

    public string? Open(string outcome) => vault.Ring.OpenTree(Case.Outcomes[outcome])?.ToString();

    /// <summary>Everything stored, as text that can be searched for what must not be there.</summary>
    public string Stored() => JsonSerializer.Serialize(Facts, EngineJson.Options);

    private static (IBurstRunner Runner, ParsedDefinition Parsed) Load()
    {
        var provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Repository.Definitions)
            .AddSingleton<TimeProvider>(new FixedClock(Now))
            .AddWorkflowCore()
            .AddSingleton<IVault>(new MemoryVault())
            .AddForms()
            .AddCases()
            .AddAuthorisations()
            .AddTasks()
            .AddDataServices()
            .AddNotifications(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        var file = File.ReadAllText(Repository.Definitions.At("scenarios", "newborn", "workflow.json"));
        return (
            provider.GetRequiredService<IBurstRunner>(),
            provider.GetRequiredService<IDefinitionParser>().Parse(JsonDocument.Parse(file).RootElement));
    }

    private JsonElement Seal(JsonObject form) =>
        FormSamples.Forms(vault).SealAsync("320100", scenario.Form, form.Element(), "applicant", default).Result.Tree;

    private void Take(Stimulus stimulus)
    {
        Run(stimulus);
        while (State.Effects.Values.OrderBy(effect => effect.Key, StringComparer.Ordinal).FirstOrDefault() is { } effect)
        {
            Run(Perform(effect));
        }
    }

    private void Run(Stimulus stimulus)
    {
        var result = Core.Value.Runner.Run(
            Parsed.Graph.ShouldNotBeNull(), State, stimulus, new BurstContext(Now, ++seed, vault.Ring, "320100"));
        State = result.State;
        Facts.AddRange(result.Facts);
        while (State.Commands.Values.OrderBy(command => command.Id, StringComparer.Ordinal).FirstOrDefault() is { } command)
        {
            Run(new CommandAnswered(command.Id, Case.Answer(command, vault.Ring)));
        }
    }

    private Stimulus Perform(PendingEffect effect)
    {
        if (effect.Kind == MailRequest.Kind)
        {
            var mail = vault.Ring.OpenTree(effect.Request)!;
            Mails.Add((mail["template"]!.ToString(), mail["to"]!.ToString()));
            return new EffectAnswered(effect.Key, JsonSerializer.SerializeToElement(new { messageId = "m" }));
        }

        return Refusing.Contains(DataServiceRequest.Read(effect.Request).Service)
            ? new EffectFailed(effect.Key, "refused", "对方不受理。")
            : new EffectAnswered(effect.Key, Registers.Answer(effect));
    }
}
