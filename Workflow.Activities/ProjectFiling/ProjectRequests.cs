using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Declaring;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>What somebody gets back who did something with a project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">备案编号; null before it is filed.</param>
/// <param name="Status">See <see cref="ProjectStatus"/>.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record ProjectReceipt(string Id, string? Number, string Status, long Version)
{
    internal static ProjectReceipt Of(Loaded<ProjectState> found) =>
        new(found.State.Declared!.ProjectId, found.State.Number, found.State.Status, found.Version);
}

/// <summary>申报, for the caller's own unit.</summary>
public sealed record DeclareProject(CommandContext Context, ProjectEntry Entry) : IRequest<ProjectReceipt>;

/// <summary>重新申报 after a return.</summary>
public sealed record RedeclareProject(CommandContext Context, string Id, ProjectEntry Entry) : IRequest<ProjectReceipt>;

/// <summary>申请变更: all of the content anew.</summary>
public sealed record ChangeProject(CommandContext Context, string Id, ProjectEntry Entry, string Reason) : IRequest<ProjectReceipt>;

/// <summary>出具意见 for the level that is asked.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The project.</param>
/// <param name="IsAgreed">同意, or 退回.</param>
/// <param name="Words">Opinion or reason; has to be there for a return, and where something like it is filed.</param>
public sealed record OpineOnProject(CommandContext Context, string Id, bool IsAgreed, string? Words) : IRequest<ProjectReceipt>;

/// <summary>登记验收结果.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The project.</param>
/// <param name="On">Day of the acceptance.</param>
/// <param name="IsPassed">通过, or 未通过.</param>
/// <param name="Words">Conclusion.</param>
public sealed record RecordAcceptance(CommandContext Context, string Id, DateOnly On, bool IsPassed, string Words)
    : IRequest<ProjectReceipt>;

/// <summary>撤回.</summary>
public sealed record WithdrawProject(CommandContext Context, string Id, string Reason) : IRequest<ProjectReceipt>;

/// <summary>One project; refused as not found when it is not the caller's to read.</summary>
public sealed record GetProject(Caller Caller, string Id) : IRequest<ProjectView>;

/// <summary>The projects a caller may read, the newest first.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListProjects(Caller Caller, ProjectFilter Filter, int Skip = 0, int Take = 50)
    : IRequest<Page<ProjectSummary>>;

/// <summary>备案登记册 as a workbook.</summary>
public sealed record ExportProjects(Caller Caller, ProjectFilter Filter) : IRequest<SentFile>;
