using Workflow.Activities.Common;

namespace Workflow.Activities.Mandates;

/// <summary>委托: a company lets somebody apply in its name.</summary>
/// <param name="MandateId">Id.</param>
/// <param name="Company">统一社会信用代码.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="Agent">Pseudonym of the agent.</param>
/// <param name="AgentName">The agent's name, sealed.</param>
/// <param name="Scopes">Codes of the scenarios it is given for.</param>
/// <param name="Until">Its last day, in China.</param>
/// <param name="By">Account of the legal representative.</param>
internal sealed record MandateGiven(
    string MandateId, string Company, string CompanyName, string Agent, Remark AgentName, IReadOnlyList<string> Scopes, DateOnly Until, string By);

/// <summary>撤销委托.</summary>
/// <param name="By">Account of the legal representative.</param>
internal sealed record MandateRevoked(string By);
