namespace Workflow.Activities.DataServices;

/// <summary>Names as activities write them.</summary>
internal static class PascalCase
{
    private static readonly string[] OwnMembers =
        ["Id", "NodeId", "Name", "Type", "Version", "Metadata", "CustomProperties", "SyntheticProperties"];

    /// <summary><c>birth-record</c> and <c>birthRecord</c> give <c>BirthRecord</c>.</summary>
    internal static string Of(string name) =>
        string.Concat(name.Split('-', '_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>
    /// The activity input for a property of the request. Every activity has members of its own (<c>name</c>, <c>type</c>
    /// …) in a definition, and every service's has outputs (<c>result</c> …); a property that is called like one of them
    /// becomes <c>RequestName</c>.
    /// </summary>
    internal static string InputOf(string property) =>
        Of(property) is var name && OwnMembers.Concat(DataServiceActivity.OwnInputs).Contains(name, StringComparer.Ordinal) ? $"Request{name}" : name;
}
