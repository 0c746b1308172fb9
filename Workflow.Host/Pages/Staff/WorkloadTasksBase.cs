using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Urging;
using Workflow.Activities.Tasks.Workloads;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>The tasks behind a number of the workload.</summary>
public abstract class WorkloadTasksBase : PageComponent
{
    private protected const int Size = 20;
    private const string UrgedWord = "urged";

    /// <summary>One of <see cref="WorkloadFigure"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Which { get; set; }

    /// <summary>Organisation code.</summary>
    [SupplyParameterFromQuery]
    public string? Organisation { get; set; }

    /// <summary>Account; nothing stands for what nobody has claimed.</summary>
    [SupplyParameterFromQuery]
    public string? Clerk { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TaskWords> M { get; set; } = null!;

    private protected Page<WorkloadTask> Found { get; private set; } = new([], 0);

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected int At => Query.Page(PageNumber);

    private protected string Figure => Which is not null && WorkloadFigure.All.Contains(Which) ? Which : WorkloadFigure.Open;

    private protected bool IsUrged => !IsPost && Said == UrgedWord;

    private protected string Heading => M["workload.behind", Account ?? M["workload.nobody"].Value, M["workload." + Figure].Value];

    private string? Account => string.IsNullOrWhiteSpace(Clerk) ? null : Clerk;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Found = await Mediator.Send(
            new ListWorkload(Caller, Figure, Organisation ?? string.Empty, Account, (At - 1) * Size, Size), Aborted);

        // A form of a task that has left the list meanwhile is answered by the list.
        if (IsPost && Found.Items.All(task => Posted("_handler") != $"urge-{task.Id}"))
        {
            GoTo(Address(At));
        }
    }

    private protected async Task UrgeAsync(string id)
    {
        try
        {
            await Commands.SendAsync(
                Context(), $"urge {id}", Posted("key"), string.Empty, context => new UrgeTask(context, id, null), Aborted);
        }
        catch (RefusalException refusal)
        {
            Errors = [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo(Address(At, UrgedWord));
    }

    private protected string Address(int at, string? said = null) => Query.Address(
        "/workload/tasks",
        ("which", Figure),
        ("organisation", Organisation),
        ("clerk", Account),
        ("page", at == 1 ? null : at.ToString(CultureInfo.InvariantCulture)),
        ("said", said));
}
