namespace Workflow.Activities.Callers;

/// <summary>What somebody may do in a company's name: one scenario of one company.</summary>
public static class CompanyScope
{
    /// <summary>As a key.</summary>
    /// <param name="company">统一社会信用代码.</param>
    /// <param name="scenario">Scenario code.</param>
    public static string Of(string company, string scenario) => $"{company}/{scenario}";
}
