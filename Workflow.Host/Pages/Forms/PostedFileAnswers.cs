using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Forms;
using Workflow.Host.Api.Http;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Forms;

/// <summary>Turns the files of a posted page into answers: what was chosen is uploaded, what was listed stays unless it was taken away.</summary>
internal sealed class PostedFileAnswers(IMediator mediator, PageCommands commands)
{
    /// <summary>Field with the key that makes a page sent twice upload once.</summary>
    public const string KeyField = "file-key";

    /// <summary>The form with the files of these questions; a file that cannot be taken leaves all others as they are.</summary>
    /// <param name="http">The request.</param>
    /// <param name="context">Whose files they are.</param>
    /// <param name="form">The form as it was posted, with the files known before.</param>
    /// <param name="fields">The questions of the page.</param>
    public async Task<FilledFiles> ReadAsync(HttpContext http, CommandContext context, JsonObject form, IEnumerable<FormField> fields)
    {
        var (filled, errors) = (form.DeepClone().AsObject(), new List<FieldError>());
        var pressed = FileButton.Pressed(http.Request);
        IReadOnlyList<FileReference>? uploads = null;
        foreach (var field in fields.SelectMany(field => field.Leaves).Where(field => field.Kind == FieldKind.Files))
        {
            if (JsonPointer.Find(filled, field.Parent) is not JsonObject parent)
            {
                continue;
            }

            uploads ??= await mediator.Send(new ListUploads(context.Caller), http.RequestAborted);
            var listed = Listed(http.Request.Form, field, [.. FileReference.Read(parent[field.Name]), .. uploads]);
            if (listed.FirstOrDefault(file => pressed?.Removes(field.Path, file.Id) == true) is { } removed)
            {
                await mediator.Send(new DiscardUpload(context, removed.Id), http.RequestAborted);
                listed.Remove(removed);
            }

            errors.AddRange(await AddAsync(http, context, field, listed));
            parent.Remove(field.Name);
            if (listed.Count > 0)
            {
                parent[field.Name] = new JsonArray([.. listed.Select(file => file.Write())]);
            }
        }

        return new FilledFiles(filled, errors, pressed);
    }

    private static List<FileReference> Listed(IFormCollection posted, FormField field, IReadOnlyList<FileReference> known) =>
    [
        .. posted[field.Path]
            .Select(id => known.FirstOrDefault(file => file.Id == id))
            .OfType<FileReference>()
            .DistinctBy(file => file.Id),
    ];

    private async Task<IReadOnlyList<FieldError>> AddAsync(HttpContext http, CommandContext context, FormField field, List<FileReference> listed)
    {
        var chosen = await PostedFiles.ReadAsync(http.Request.Form.Files.GetFiles(field.Path), http.RequestAborted);
        if (field.Files!.TooMany(field.Title, listed.Count + chosen.Count) is { } tooMany && chosen.Count > 0)
        {
            return [new FieldError(field.Path, tooMany)];
        }

        var errors = new List<FieldError>();
        foreach (var file in chosen)
        {
            try
            {
                var kept = await UploadAsync(http, context, field, file);
                if (listed.All(other => other.Id != kept.Id))
                {
                    listed.Add(kept);
                }
            }
            catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
            {
                errors.Add(new FieldError(field.Path, refusal.Message));
            }
        }

        return errors;
    }

    private Task<FileReference> UploadAsync(HttpContext http, CommandContext context, FormField field, UploadedFile file)
    {
        var content = PostedFiles.Fingerprint(file);
        return commands.SendAsync(
            context,
            $"upload {field.Path}",
            $"{http.Request.Form[KeyField]} {content}",
            content,
            bound => new UploadFile(bound, file, field.Files, field.Title),
            http.RequestAborted);
    }
}

/// <summary>A form with its files.</summary>
/// <param name="Form">The form.</param>
/// <param name="Errors">Files that could not be taken, by question.</param>
/// <param name="Pressed">The button beside the files that was pressed; null when the page was sent to go on.</param>
internal sealed record FilledFiles(JsonObject Form, IReadOnlyList<FieldError> Errors, FileButton? Pressed);
