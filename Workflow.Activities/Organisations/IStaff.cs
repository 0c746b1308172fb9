namespace Workflow.Activities.Organisations;

/// <summary>Who works where, as the identity in use knows it.</summary>
public interface IStaff
{
    /// <summary>Accounts of an organisation's clerks (经办人), in a stable order.</summary>
    /// <param name="organisation">Organisation code.</param>
    IReadOnlyList<string> ClerksOf(string organisation);
}
