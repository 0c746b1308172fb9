using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Workflow.Host.Api.Desk;
using Workflow.Host.Api.Notices;
using Workflow.Host.Api.ProjectFiling;
using Workflow.Host.Api.Reporting;
using Workflow.Host.Api.SealedResults;
using Workflow.Host.Api.ServiceCatalogue;
using Workflow.Host.Identity;
using Workflow.Host.Pages.Designer;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;
using Workflow.Host.Pages.Trials;

namespace Workflow.Host.Pages;

/// <summary>The pages for citizens and clerks.</summary>
public static class PagesRegistration
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => options.Cookie.Name = "workflow.forms");
        services.AddSingleton<PublicAddress>();
        services.AddScoped<PageCommands>();
        services.AddScoped<PostedFileAnswers>();
        services.AddSingleton<PageClock>();
        services.AddSingleton<StudioHolder>();
        services.AddSingleton<TrialExample>();

        // Chinese stays readable in the page's source; what has a meaning in HTML is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Turns errors outside the API into pages; stands before everything that may refuse a request.</summary>
    public static WebApplication UsePageErrors(this WebApplication app)
    {
        app.UseMiddleware<PageErrors>();
        return app;
    }

    /// <summary>Maps the pages; stands after authentication and authorization.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapAssets();
        app.MapDesigner();
        app.MapNoticeDocuments();
        app.MapReportDocuments();
        app.MapResultDocuments();
        app.MapServiceCatalogueTable();
        app.MapProjectDocuments();
        app.MapDeskTable();
        app.MapRazorComponents<App>();
        app.MapReading();
        app.MapPost("/sign-out", async (HttpContext http, IAntiforgery forgery) =>
        {
            await forgery.ValidateRequestAsync(http);
            SignInService.SignOut(http);
            return Results.Redirect("/sign-in?signedOut=true");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
        return app;
    }
}
