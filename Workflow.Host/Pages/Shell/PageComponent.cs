using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Pages.Shell;

/// <summary>What every page has at hand.</summary>
public abstract class PageComponent : ComponentBase
{
    private bool isLoaded;

    [Inject]
    internal IMediator Mediator { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<Words> L { get; set; } = null!;

    [Inject]
    internal NavigationManager Addresses { get; set; } = null!;

    /// <summary>The request being answered.</summary>
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>
    /// Loads before anything is rendered: a component as it comes would render once while its data are on their way.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        isLoaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Who asks; only on pages that require it.</summary>
    private protected Caller Caller => Http.Caller();

    private protected CancellationToken Aborted => Http.RequestAborted;

    private protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>Field of a posted form.</summary>
    private protected string Posted(string name) => Http.Request.Form[name].ToString().Trim();

    /// <summary>Goes on elsewhere by GET, so that reload never sends a form twice.</summary>
    private protected void GoTo(string address)
    {
        if (IsPost && !isLoaded)
        {
            throw new PageMovedException(address);
        }

        Addresses.NavigateTo(address);
    }

    /// <summary>There is no such page for this caller.</summary>
    [DoesNotReturn]
    private protected static void Missing() =>
        throw new RefusalException(RefusalKind.NotFound, "page.not-found", "没有找到这个页面。");

    private protected CommandContext Context() => new(Caller, Http.TraceId());

    private protected static string NewKey() => Guid.NewGuid().ToString("N");
}
