using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Host.Api.Problems;
using Workflow.Host.Api.WorkPlans;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>
/// Imports a table in two steps: what it would change is shown first, and the form that confirms carries the file, so
/// that nothing is kept in between.
/// </summary>
public abstract class ServiceImportBase : PageComponent
{
    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ServiceWords> S { get; set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected ImportPreview? Preview { get; private set; }

    private protected ImportReceipt? Done { get; private set; }

    /// <summary>The file, as text.</summary>
    private protected string Content { get; private set; } = string.Empty;

    // The form that confirms is not on the page yet when it is answered, so that it calls the handler of the one that is.
    private protected Task SendAsync() => Posted("content").Length > 0 ? ImportAsync() : PreviewAsync();

    private Task PreviewAsync() => TryAsync(async () =>
    {
        var file = Http.Request.Form.Files.GetFile("file");
        var content = file is null ? ReadOnlyMemory<byte>.Empty : await PlanUpload.ContentAsync(file, Aborted);
        Preview = await Mediator.Send(new PreviewServiceImport(Caller, content), Aborted);
        Content = Convert.ToBase64String(content.Span);
    });

    private Task ImportAsync() => TryAsync(async () =>
    {
        var (content, fingerprint) = (Posted("content"), Posted("fingerprint"));
        var file = new byte[content.Length];
        var length = Convert.TryFromBase64String(content, file, out var written) ? written : 0;
        Done = await Commands.SendAsync(
            Context(),
            "service import",
            Posted("key"),
            $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))} {fingerprint}",
            context => new ImportServiceCatalogue(context, file.AsMemory(0, length), fingerprint),
            Aborted);
    });

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ProblemException tooLarge)
        {
            Errors = [new FieldError("/file", tooLarge.Message)];
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("/file", refusal.Message)];
        }
    }
}
