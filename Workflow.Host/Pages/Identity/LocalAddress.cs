namespace Workflow.Host.Pages.Identity;

/// <summary>Keeps the way back after signing in inside this site.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else null.</summary>
    public static string? OrNull(string? address) =>
        address is ['/', ..]
        && !(address is ['/', '/' or '\\', ..])
        && !address.Any(char.IsControl)
            ? address
            : null;
}
