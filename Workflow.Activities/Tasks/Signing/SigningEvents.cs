using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Signing;

/// <summary>加签: colleagues have to sign before the decision.</summary>
/// <param name="By">Who asked.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="Signers">Who is to sign.</param>
/// <param name="Mode">One of <see cref="SigningMode"/>.</param>
/// <param name="Reason">What is asked; null where nothing was written.</param>
internal sealed record TaskSignersAdded(string By, string? For, IReadOnlyList<string> Signers, string Mode, Remark? Reason);

/// <summary>签署.</summary>
/// <param name="By">Who signed.</param>
/// <param name="For">For whom, where a deputy did.</param>
/// <param name="Agrees">Whether the signer agrees.</param>
/// <param name="Opinion">Opinion; there where the signer does not agree.</param>
internal sealed record TaskSigned(string By, string? For, bool Agrees, Remark? Opinion);
