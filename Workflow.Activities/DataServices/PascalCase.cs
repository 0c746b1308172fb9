namespace Workflow.Activities.DataServices;

/// <summary>Names as activities write them.</summary>
internal static class PascalCase
{
    /// <summary><c>birth-record</c> and <c>birthRecord</c> give <c>BirthRecord</c>.</summary>
    internal static string Of(string name) =>
        string.Concat(name.Split('-', '_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
