namespace Workflow.Activities.Notices.Issuers;

/// <summary>发文机关 of a tenant.</summary>
/// <param name="Name">Its full name, as it stands at the head and under the text.</param>
/// <param name="Abbreviation">机关代字 of its numbers: <c>苏数</c>.</param>
internal sealed record Issuer(string Name, string Abbreviation);
