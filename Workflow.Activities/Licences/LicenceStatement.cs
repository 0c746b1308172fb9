namespace Workflow.Activities.Licences;

/// <summary>What is signed of a licence.</summary>
internal static class LicenceStatement
{
    /// <summary>Four lines, ended by a line feed each but the last.</summary>
    public static string Of(string code, string name, string digest) => $"licence\n{code}\n{name}\n{digest}";

    /// <summary>What the digest is taken of.</summary>
    public static string Digested(string number) => $"licence number {number}";
}
