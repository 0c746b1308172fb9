using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Forms;
using Workflow.Activities.Mandates;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Tasks;
using Workflow.Engine;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Time;
using Workflow.Host.Composition;
using Workflow.Tests.Support;

namespace Workflow.Tests.Cases.Running;

/// <summary>Cases and tasks on the real engine and a database of their own; only the mail goes nowhere.</summary>
internal sealed class CaseHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TemporaryFolder folder;

    private CaseHouse(ServiceProvider services, TemporaryFolder folder)
    {
        this.services = services;
        this.folder = folder;
    }

    public static Caller Mother { get; } = Citizen("citizen1");

    public static Caller Stranger { get; } = Citizen("citizen2");

    public static Caller Health { get; } = Clerk("clerk-health", "320100-wjw");

    public static Caller Health2 { get; } = Clerk("clerk-health-2", "320100-wjw");

    public static Caller Police { get; } = Clerk("clerk-police", "320100-gaj");

    public static Caller Auditor { get; } = new("auditor1", new HashSet<string> { Roles.Auditor }, "320000-sjj", "320000", "320000");

    public ConcurrentQueue<EffectWork> Mails => services.GetRequiredService<Outbox>().Mails;

    public MovableClock Clock => services.GetRequiredService<MovableClock>();

    public static async Task<CaseHouse> OpenAsync(PostgresFixture postgres, string? workflow = null)
    {
        var folder = new TemporaryFolder();
        TrioScenario.WriteTo(folder.Path, workflow);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(new MovableClock(new FixedClock(Given.Monday)));
        collection.AddSingleton(new DefinitionsFolder(folder.Path));
        collection.AddWorkflowEngine(new EngineOptions
        {
            ConnectionString = await postgres.CreateDatabaseAsync(),
            DefinitionsPath = folder.Path,
            MasterKey = new byte[32],
        }).AddWorkflowDispatch();
        collection.AddCalendars().AddOrganisations().AddForms().AddFiles().AddScenarios().AddCases().AddTasks().AddMandates();
        collection.AddSingleton<IAccountHolders, NobodyVerified>().AddSingleton<IRepresentatives, NobodyVerified>();
        collection.AddSingleton<Outbox>().AddEffect<MailSink>();
        collection.AddMediator();
        var services = collection.BuildServiceProvider();
        await services.PrepareEngineAsync(default);
        await services.StartWorkersAsync();

        return new CaseHouse(services, folder);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Files an application and gives its number.</summary>
    public async Task<string> FileAsync(string? remarks = "无") => (await SendAsync(new SubmitCase(
        By(Mother), "trio", "320106", Form(new { name = "张丽华", idNumber = "320106199003076326", phone = "13912345678", remarks })))).CaseNumber;

    public Task<CaseView> CaseAsync(string number, Caller? caller = null) => SendAsync(new GetCase(caller ?? Mother, number));

    /// <summary>The case as soon as it is as expected.</summary>
    public Task<CaseView> CaseAsync(
        string number,
        Func<CaseView, bool> expected,
        [CallerArgumentExpression(nameof(expected))] string awaited = "") =>
        Eventually.SeeAsync(() => CaseAsync(number), expected, awaited: awaited);

    /// <summary>The clerk's only task, as soon as it is there.</summary>
    public async Task<TaskView> TaskAsync(Caller clerk) =>
        (await Eventually.SeeAsync(() => SendAsync(new ListTasks(clerk)), page => page.Total > 0)).Items[0];

    public async Task<TaskView> CompleteAsync(Caller clerk, string outcome, string? comment = null)
    {
        var task = await TaskAsync(clerk);
        var form = JsonSerializer.SerializeToElement(task.Example);
        return await SendAsync(new CompleteTask(By(clerk), task.Id, outcome, form, comment));
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static CommandContext By(Caller caller, IdempotencyKey? key = null, long? version = null) =>
        new(caller, "corr-1", key, version);

    public static JsonElement Form(object value) => JsonSerializer.SerializeToElement(value, EngineJson.Options);

    public async ValueTask DisposeAsync()
    {
        await services.StopWorkersAsync();

        await services.DisposeAsync();
        folder.Dispose();
    }

    private static Caller Citizen(string id) => new(id, new HashSet<string> { Roles.Citizen }, "", "", "320000");

    private static Caller Clerk(string id, string organisation) =>
        new(id, new HashSet<string> { Roles.Clerk }, organisation, "320100", "320100");

    private sealed class Outbox
    {
        public ConcurrentQueue<EffectWork> Mails { get; } = new();
    }

    private sealed class MailSink(Outbox outbox) : IEffectHandler
    {
        public string Kind => "mail";

        public Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
        {
            outbox.Mails.Enqueue(effect);
            return Task.FromResult<EffectOutcome>(new EffectOutcome.Answered(Form(new { })));
        }
    }
}
