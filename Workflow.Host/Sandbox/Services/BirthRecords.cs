using System.Text.Json.Nodes;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services;

/// <summary>助产机构: each family's children were born in one hospital on one day, but for those born abroad.</summary>
internal sealed class BirthRecords : ISandboxService
{
    public string Code => "birth-record";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FamilyOf("motherIdNumber") is not { } family
            || call.ParentOf("motherIdNumber") != family.Mother
            || call.Of("hospital") != family.Hospital.Code
            || ChildOf(family, call.Request["birthOrder"]?.GetValue<int>() ?? 1) is not { } child)
        {
            return Task.FromResult(SandboxAnswer.Unknown("该助产机构没有这位母亲的分娩记录。"));
        }

        var sex = child.Sex == Sex.Male ? "male" : "female";
        var birth = SandboxCall.Text(child.BirthDate);
        var differences = new List<string>();
        if (call.Of("birthDate") != birth)
        {
            differences.Add("birthDate");
        }

        if (call.Of("childSex") is { Length: > 0 } said && said != sex)
        {
            differences.Add("childSex");
        }

        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(new JsonObject
        {
            ["found"] = true,
            ["matches"] = differences.Count == 0,
            ["differences"] = new JsonArray([.. differences.Select(difference => JsonValue.Create(difference))]),
            ["hospitalName"] = family.Hospital.Name,
            ["recordNumber"] = RecordNumberOf(family, child),
            ["childSex"] = sex,
            ["childBirthDate"] = birth,
            ["weightGrams"] = child.WeightGrams,
        }));
    }

    public void Contradict(JsonObject answer)
    {
        answer["matches"] = false;
        answer["differences"] = new JsonArray("mother");
    }

    private static ExampleChild? ChildOf(ExampleFamily family, int order) => (family.Kind, order) switch
    {
        (ExampleFamilyKind.BornAbroad, _) => null,
        (_, 1) => family.Child,
        (_, 2) => family.Twin,
        _ => null,
    };

    private static string RecordNumberOf(ExampleFamily family, ExampleChild child) =>
        $"{family.Hospital.Code.Replace("-", string.Empty, StringComparison.Ordinal)}{child.BirthDate:yyMMdd}{family.Seed:D8}{(child == family.Twin ? "2" : string.Empty)}";
}
