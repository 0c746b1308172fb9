using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Scenarios;

/// <summary>What a scenario's folder must keep to, told to the analyst who wrote it.</summary>
internal static class ScenarioCheck
{
    private static readonly string[] DenialRules = ["terminate-rest", "continue"];

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<string> Find(Scenario scenario, string folder)
    {
        if (scenario.Code != folder)
        {
            yield return $"code 应与文件夹同名：“{folder}”。";
        }

        if (scenario.Moments.Concat(scenario.Search).Any(string.IsNullOrWhiteSpace))
        {
            yield return "moments 和 search 中不能有空白的词。";
        }

        foreach (var (name, pointer) in new[]
        {
            ("applicant.id", scenario.ApplicantId),
            ("applicant.phone", scenario.ApplicantPhone),
            ("applicant.mail", scenario.ApplicantMail),
            ("company.code", scenario.Company?.Code ?? scenario.ApplicantId),
            ("company.agent", scenario.Company?.Agent ?? scenario.ApplicantId),
        })
        {
            if (!new SchemaTree(scenario.Form).Declares(pointer))
            {
                yield return $"{name} 指向的字段 {pointer} 不在 form.schema.json 中。";
            }
        }

        foreach (var (role, pointer) in scenario.Form["x-persons"] as JsonObject ?? [])
        {
            if (!new SchemaTree(scenario.Form).Declares(pointer?.ToString() ?? string.Empty))
            {
                yield return $"x-persons 中“{role}”指向的字段 {pointer} 不在 form.schema.json 中。";
            }
        }

        foreach (var fault in InPrefill(scenario))
        {
            yield return fault;
        }

        foreach (var pointer in scenario.SameWhen.SelectMany(one => one).Where(pointer => !new SchemaTree(scenario.Form).Declares(pointer)))
        {
            yield return $"sameWhen 指向的字段 {pointer} 不在 form.schema.json 中。";
        }

        if (!scenario.Archive.IsValid)
        {
            yield return "archive 的 retention 只能是 Y（永久）、D30 或 D10，afterDays 是 0 至 3650 的天数。";
        }

        foreach (var fault in InItems(scenario))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> InPrefill(Scenario scenario)
    {
        foreach (var source in scenario.Prefill)
        {
            foreach (var sent in source.Request.Values.Except(PrefillSource.OfHolder))
            {
                yield return $"prefill 的 {source.Service}：只能发送 {string.Join(" 或 ", PrefillSource.OfHolder)}，不能是 {sent}。";
            }

            if ((source.Licence is not null) != (source.Service == PrefillSource.OwnLicences))
            {
                yield return $"prefill 的 {source.Service}：licence（证照名称）与 {PrefillSource.OwnLicences} 须同时写。";
            }

            foreach (var told in source.Fields.Keys.Where(told => source.Licence is not null && !PrefillSource.OfLicence.ContainsKey(told)))
            {
                yield return $"prefill 的 {source.Service}：证照只能带出 {string.Join(" 或 ", PrefillSource.OfLicence.Keys)}，不能是 {told}。";
            }

            foreach (var filled in source.Fields.Values.Where(filled => !new SchemaTree(scenario.Form).Declares(filled)))
            {
                yield return $"prefill 的 {source.Service}：字段 {filled} 不在 form.schema.json 中。";
            }
        }
    }

    private static IEnumerable<string> InItems(Scenario scenario)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in scenario.Items)
        {
            if (item.PromisedDays < 1 || item.PromisedDays > item.StatutoryDays)
            {
                yield return $"事项 {item.Code}：承诺时限应至少 1 个工作日，且不超过法定时限 {item.StatutoryDays} 个工作日。";
            }

            if (!DenialRules.Contains(item.OnDenied, StringComparer.Ordinal))
            {
                yield return $"事项 {item.Code}：onDenied 只能是 {string.Join(" 或 ", DenialRules)}。";
            }

            foreach (var needed in item.After.Where(needed => !before.Contains(needed)))
            {
                yield return $"事项 {item.Code}：前置事项 {needed} 不存在，或排在它之后。";
            }

            if (item.Licence is { } licence && (string.IsNullOrWhiteSpace(licence.Outcome) || string.IsNullOrWhiteSpace(licence.Name)))
            {
                yield return $"事项 {item.Code}：licence 的 outcome（结果材料名）和 name（证照名称）都要写。";
            }

            if (!before.Add(item.Code))
            {
                yield return $"事项 {item.Code} 出现了两次。";
            }
        }
    }
}
