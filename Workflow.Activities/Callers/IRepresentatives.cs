namespace Workflow.Activities.Callers;

/// <summary>For which company (法人) an account stands, as whoever signs people in has verified it with the register of companies.</summary>
public interface IRepresentatives
{
    /// <summary>The company whose legal representative (法定代表人) signs in with an account; null for all other accounts.</summary>
    RepresentedCompany? Find(string account);
}

/// <summary>A company and who it is. Neither is personal: both are published by the register.</summary>
/// <param name="Code">统一社会信用代码, GB 32100.</param>
/// <param name="Name">Name.</param>
public sealed record RepresentedCompany(string Code, string Name);
