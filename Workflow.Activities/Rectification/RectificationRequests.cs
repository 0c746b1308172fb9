using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>What somebody gets back who did something with a rectification.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">整改编号.</param>
/// <param name="Status">See <see cref="RectificationStatus"/>.</param>
/// <param name="Level">The level it is at.</param>
/// <param name="DueOn">Last day for what the unit owes, in Asia/Shanghai.</param>
/// <param name="Version">Version of its stream at the last act, for If-Match.</param>
public sealed record RectificationReceipt(string Id, string Number, string Status, int Level, DateOnly DueOn, long Version)
{
    internal static RectificationReceipt Of(Loaded<RectificationState> found)
    {
        var state = found.State;
        return new(state.Order!.RectificationId, state.Order.Number, state.Status, state.Level, state.DueOn, state.Version);
    }
}

/// <summary>立案: starts the workflow that opens and runs the rectification of an issued 责令整改通知书.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Notice">The order's id or 文号.</param>
public sealed record StartRectification(CommandContext Context, string Notice) : IRequest<RectificationStart>;

/// <summary>What the officer gets back.</summary>
/// <param name="Id">Id that the rectification will have.</param>
/// <param name="InstanceId">The workflow that opens and runs it.</param>
public sealed record RectificationStart(string Id, string InstanceId);

/// <summary>报送整改方案.</summary>
public sealed record PlanRectification(CommandContext Context, string Id, string Plan) : IRequest<RectificationReceipt>;

/// <summary>报送整改报告: an answer to each requirement, in their order.</summary>
public sealed record ReportRectification(CommandContext Context, string Id, IReadOnlyList<AnswerEntry> Answers)
    : IRequest<RectificationReceipt>;

/// <summary>What a unit says about one requirement.</summary>
/// <param name="Words">整改情况.</param>
/// <param name="Evidence">佐证材料, described.</param>
/// <param name="Files">佐证材料 that were uploaded: ids of the caller's uploads, and of files that a former report brought.</param>
public sealed record AnswerEntry(string Words, string Evidence, IReadOnlyList<string>? Files = null);

/// <summary>核查通过, 销号.</summary>
public sealed record CloseRectification(CommandContext Context, string Id, string Opinion) : IRequest<RectificationReceipt>;

/// <summary>核查未通过, 退回.</summary>
public sealed record ReturnRectification(CommandContext Context, string Id, string Reason) : IRequest<RectificationReceipt>;

/// <summary>催办, with a numbered 催办单.</summary>
public sealed record UrgeRectification(CommandContext Context, string Id, string Reason) : IRequest<RectificationReceipt>;

/// <summary>撤销.</summary>
public sealed record WithdrawRectification(CommandContext Context, string Id, string Reason) : IRequest<RectificationReceipt>;

/// <summary>One rectification; refused as not found when it is not the caller's to read.</summary>
public sealed record GetRectification(Caller Caller, string Id) : IRequest<RectificationView>;

/// <summary>The rectifications a caller may read, those due first in front and what has ended last.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListRectifications(Caller Caller, RectificationFilter Filter, int Skip = 0, int Take = 50)
    : IRequest<Page<RectificationSummary>>;

/// <summary>整改台账 as a workbook.</summary>
public sealed record ExportRectifications(Caller Caller, RectificationFilter Filter) : IRequest<SentFile>;

/// <summary>How often units failed in a calendar year, for their evaluation; those that failed most in front.</summary>
public sealed record CountFailures(Caller Caller, int Year) : IRequest<IReadOnlyList<UnitFailures>>;
