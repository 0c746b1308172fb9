using Microsoft.Extensions.Options;

namespace Workflow.Activities.Documents.Printing;

/// <summary>Finds the programs that make PDFs.</summary>
internal sealed class PrintPrograms(IOptions<PrintOptions> options)
{
    private const string None = "none";
    private static readonly string[] Offices = ["soffice", "libreoffice"];
    private static readonly string[] Browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>LibreOffice; null when there is none.</summary>
    public string? Office => Find(options.Value.Office, Offices);

    /// <summary>Chromium; null when there is none.</summary>
    public string? Browser => Find(options.Value.Browser, Browsers);

    // Looked for each time: an operator who installs one need not restart the host.
    private static string? Find(string named, string[] usual) => named switch
    {
        None => null,
        { Length: > 0 } => File.Exists(named) ? named : null,
        _ => (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(Path.PathSeparator)
              from name in usual
              let path = Path.Combine(folder, name)
              where folder.Length > 0 && File.Exists(path)
              orderby Array.IndexOf(usual, name)
              select path).FirstOrDefault(),
    };
}
