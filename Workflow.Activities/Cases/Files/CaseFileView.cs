using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Files;

/// <summary>A file (材料、照片) that a case holds.</summary>
/// <param name="Id">Its id, by which the form names it.</param>
/// <param name="Question">The question it answers, in the form's words.</param>
/// <param name="Name">File name; null for whoever sees no personal values, and when its person was forgotten.</param>
/// <param name="MediaType">Media type, as its content says.</param>
/// <param name="Size">Size, in bytes.</param>
/// <param name="At">When the case took it over.</param>
/// <param name="Task">The clerk's task it came with; null when it came with the application or a supplement.</param>
public sealed record CaseFileView(
    string Id, string Question, string? Name, string MediaType, long Size, DateTimeOffset At, string? Task);

/// <summary>
/// The content of a file of a case: for the applicant, except what clerks added, and for the clerks who decide. What clerks
/// look at stands in the data-use ledger.
/// </summary>
/// <param name="Caller">Who asks.</param>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Id">Id of the file.</param>
public sealed record GetCaseFile(Caller Caller, string CaseNumber, string Id) : IRequest<SentFile>;
