using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Signing;

/// <summary>加签: who was asked to sign, and who has.</summary>
/// <param name="Mode">One of <see cref="SigningMode"/>.</param>
/// <param name="Signers">Who was asked.</param>
/// <param name="Signed">Who of them has signed, or a deputy for them.</param>
internal sealed record SigningState(string Mode, IReadOnlyList<string> Signers, IReadOnlyList<string> Signed)
{
    /// <summary>Whose signature is still waited for.</summary>
    public IReadOnlyList<string> Pending =>
        Mode == SigningMode.Any && Signed.Count > 0 ? [] : [.. Signers.Except(Signed)];

    /// <summary>The pending signature that is up to a hand; its own before one it gives for another.</summary>
    public string? PendingOf(Hand hand) => hand.All.FirstOrDefault(Pending.Contains);

    public SigningState With(string signer) => this with { Signed = [.. Signed, signer] };

    /// <summary>Nobody else is waited for; what was signed stays.</summary>
    public SigningState Closed() => this with { Signers = Signed };
}
