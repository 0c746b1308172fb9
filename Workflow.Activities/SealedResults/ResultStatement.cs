namespace Workflow.Activities.SealedResults;

/// <summary>What is signed: not the digest alone, so that it cannot be put under another document's number.</summary>
internal static class ResultStatement
{
    /// <summary>Four lines, ended by a line feed each but the last.</summary>
    public static string Of(string number, string code, string sha256) => $"result\n{number}\n{code}\n{sha256}";
}
