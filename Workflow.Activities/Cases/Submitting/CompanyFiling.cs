using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Mandates;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>企业申请: a company applies by its legal representative or by an agent, who names himself.</summary>
internal sealed class CompanyFiling(CompanyAgents agents, IVault vault)
{
    /// <summary>The company that applies; null in scenarios of citizens.</summary>
    public static string? CompanyOf(Scenario scenario, JsonElement form) => scenario.Company is { } where ? Text(form, where.Code) : null;

    /// <summary>What is wrong with whom a form names as its agent.</summary>
    public IEnumerable<FieldError> Faults(Scenario scenario, JsonElement form, Caller caller) =>
        scenario.Company is { } where && Text(form, where.Agent) is { } number && vault.SubjectOf(number) != caller.Person
            ? [new FieldError(where.Agent, "经办人须是您本人。请填写您的身份证号码，或者由经办人用本人账号登录后申请。")]
            : [];

    /// <summary>Lets somebody file in a company's name who may now; asked in the transaction that files.</summary>
    /// <exception cref="RefusalException">No mandate holds for it.</exception>
    public async Task RequireAsync(IQuerySession rows, Caller caller, Scenario scenario, string? company, CancellationToken cancellation)
    {
        if (company is not null
            && !(await agents.ActingAsync(rows, caller, cancellation)).ActsFor.Contains(CompanyScope.Of(company, scenario.Code)))
        {
            throw Refusals.Forbidden(
                "mandate.missing", "经办人现在没有代这家企业办理此事的委托，或者委托已经到期、撤销。请由企业的法定代表人在“企业委托”中委托经办人。");
        }
    }

    private static string? Text(JsonElement form, string pointer) =>
        JsonPointer.Find(JsonNode.Parse(form.GetRawText()), pointer) is JsonValue value && value.TryGetValue<string>(out var text)
            ? text.Trim().ToUpperInvariant()
            : null;
}
