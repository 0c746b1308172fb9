namespace Workflow.Activities.Documents.Printing;

/// <summary>How documents become PDF; section <c>Documents</c>.</summary>
public sealed class PrintOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "Documents";

    /// <summary>LibreOffice's program; searched in PATH when empty, not used when <c>none</c>.</summary>
    public string Office { get; set; } = string.Empty;

    /// <summary>Chromium's program; searched in PATH when empty, not used when <c>none</c>.</summary>
    public string Browser { get; set; } = string.Empty;

    /// <summary>How long one conversion may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Conversions at once; others wait.</summary>
    public int AtOnce { get; set; } = 2;
}
