using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Keeps a file until a form names it, for 30 days at most.</summary>
/// <param name="Context">Who uploads it, key.</param>
/// <param name="File">The file.</param>
/// <param name="Rule">What the question takes that it is to answer; null checks that with the form alone.</param>
/// <param name="Question">That question.</param>
public sealed record UploadFile(CommandContext Context, UploadedFile File, FileRule? Rule = null, string? Question = null) : IRequest<FileReference>;

/// <summary>Deletes an upload of the caller's; one that is not there is deleted already.</summary>
/// <param name="Context">Who uploaded it.</param>
/// <param name="Id">Id of the file.</param>
public sealed record DiscardUpload(CommandContext Context, string Id) : IRequest<Unit>;

/// <summary>The caller's uploads that nothing holds yet, the first first.</summary>
/// <param name="Caller">Who uploaded them.</param>
public sealed record ListUploads(Caller Caller) : IRequest<IReadOnlyList<FileReference>>;

/// <summary>The content of an upload of the caller's.</summary>
/// <param name="Caller">Who uploaded it.</param>
/// <param name="Id">Id of the file.</param>
public sealed record GetUpload(Caller Caller, string Id) : IRequest<SentFile>;
