namespace Workflow.Host.Api.Tasks;

/// <summary>转办.</summary>
/// <param name="To">Account of a clerk of the same organisation.</param>
/// <param name="Reason">Why.</param>
public sealed record TransferTaskBody(string To, string Reason);

/// <summary>委派.</summary>
/// <param name="To">Account of a clerk of the same organisation.</param>
/// <param name="Reason">What is asked.</param>
public sealed record DelegateTaskBody(string To, string Reason);

/// <summary>答复委派.</summary>
/// <param name="Opinion">The answer.</param>
public sealed record GiveOpinionBody(string Opinion);

/// <summary>加签.</summary>
/// <param name="Signers">Accounts of clerks of the same organisation.</param>
/// <param name="Mode"><c>all</c> 会签, every one has to sign; <c>any</c> 或签, one is enough.</param>
/// <param name="Reason">What is asked.</param>
public sealed record AddSignersBody(IReadOnlyList<string> Signers, string Mode, string? Reason);

/// <summary>签署.</summary>
/// <param name="Agrees">Whether the signer agrees.</param>
/// <param name="Opinion">Opinion; required of whoever does not agree.</param>
public sealed record SignTaskBody(bool Agrees, string? Opinion);

/// <summary>撤回.</summary>
/// <param name="Move"><c>take-back-transfer</c>, <c>take-back-delegation</c> or <c>take-back-signers</c>.</param>
public sealed record TakeBackMoveBody(string Move);

/// <summary>抄送.</summary>
/// <param name="To">Accounts of clerks of the same organisation.</param>
public sealed record CopyTaskBody(IReadOnlyList<string> To);

/// <summary>催办.</summary>
/// <param name="Words">What is written.</param>
public sealed record UrgeTaskBody(string? Words);

/// <summary>批注.</summary>
/// <param name="Text">What is noted.</param>
public sealed record CommentOnTaskBody(string Text);
