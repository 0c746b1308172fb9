namespace Workflow.Host.Pages.Shell;

/// <summary>
/// A form was sent to a page that no longer offers it; the visitor is led to what there is now. Blazor would answer
/// such a form with 400 before it follows a navigation.
/// </summary>
/// <param name="address">Where to go.</param>
internal sealed class PageMovedException(string address) : Exception
{
    /// <summary>Where to go.</summary>
    public string Address { get; } = address;
}
