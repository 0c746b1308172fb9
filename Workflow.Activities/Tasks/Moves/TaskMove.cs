namespace Workflow.Activities.Tasks.Moves;

/// <summary>What clerks may do with a task beside claiming and deciding it.</summary>
public static class TaskMove
{
    /// <summary>转办.</summary>
    public const string Transfer = "transfer";

    /// <summary>委派.</summary>
    public const string Delegate = "delegate";

    /// <summary>答复委派.</summary>
    public const string Opinion = "opinion";

    /// <summary>加签.</summary>
    public const string Signers = "signers";

    /// <summary>签署.</summary>
    public const string Sign = "sign";

    /// <summary>撤回转办.</summary>
    public const string TakeBackTransfer = "take-back-transfer";

    /// <summary>撤回委派.</summary>
    public const string TakeBackDelegation = "take-back-delegation";

    /// <summary>撤回加签.</summary>
    public const string TakeBackSigners = "take-back-signers";

    /// <summary>抄送.</summary>
    public const string Copy = "copy";

    /// <summary>催办.</summary>
    public const string Urge = "urge";

    /// <summary>批注.</summary>
    public const string Comment = "comment";

    /// <summary>驳回, as the trail of the step that was sent back to tells it; it is done by an outcome.</summary>
    public const string SendBack = "send-back";

    /// <summary>Every one of them that is done by itself.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Transfer, Delegate, Opinion, Signers, Sign, TakeBackTransfer, TakeBackDelegation, TakeBackSigners, Copy, Urge, Comment,
    ];

    /// <summary>Those that take something back.</summary>
    public static IReadOnlyList<string> TakingBack { get; } = [TakeBackTransfer, TakeBackDelegation, TakeBackSigners];
}
