namespace Workflow.Activities.Callers;

/// <summary>Who stands behind accounts (实名信息), as whoever signs people in has verified it.</summary>
public interface IAccountHolders
{
    /// <summary>The holder of an account; null when nobody has been verified.</summary>
    AccountHolder? Find(string account);
}

/// <summary>The verified holder of an account. Personal: <see cref="ToString"/> shows nothing.</summary>
/// <param name="Name">Name as on the identity card.</param>
/// <param name="IdNumber">Resident identity number.</param>
public sealed record AccountHolder(string Name, string IdNumber)
{
    /// <summary>Keeps both out of logs.</summary>
    public override string ToString() => nameof(AccountHolder);
}
