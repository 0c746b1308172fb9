using System.Globalization;

namespace Workflow.Host.Pages.Shell;

/// <summary>Reads what stands in an address; nonsense counts as nothing said.</summary>
internal static class Query
{
    private const int LastPage = 100_000;

    public static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, LastPage)
            : 1;

    /// <summary>An address with the parameters that say something.</summary>
    public static string Address(string path, params (string Name, string? Value)[] parameters)
    {
        var said = parameters
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return string.Join('?', new[] { path, string.Join('&', said) }.Where(part => part.Length > 0));
    }
}
