namespace Workflow.Host.Pages.Designer;

/// <summary>Keeps the package once it is there; until then every look searches again, so that it may be fetched later.</summary>
internal sealed class StudioHolder(IConfiguration configuration, IHostEnvironment environment)
{
    private StudioPackage? found;

    /// <summary>The package, or null.</summary>
    public StudioPackage? Package => found ??= StudioPackage.Find(
        configuration["Designer:Studio"], environment.ContentRootPath, Environment.CurrentDirectory);
}
