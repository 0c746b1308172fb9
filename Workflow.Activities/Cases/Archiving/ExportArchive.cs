using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>
/// 归档信息包: an archived case as a BagIt bag (RFC 8493) for the archives: what was asked, how it was handled, what came of it, and
/// whose data was asked for. Only for clerks who decided on it.
/// </summary>
public sealed record ExportArchive(Caller Caller, string CaseNumber) : IRequest<SentFile>;
