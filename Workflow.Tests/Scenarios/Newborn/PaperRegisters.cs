using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.DataServices;
using Workflow.Engine.Instances;
using Workflow.Tests.Support;

namespace Workflow.Tests.Scenarios.Newborn;

/// <summary>The registers as they would answer about one family, in the form in which answers reach the workflow.</summary>
internal sealed class PaperRegisters(MemoryVault vault, string childId)
{
    /// <summary>What a service is to answer instead of its usual answer.</summary>
    public Dictionary<string, JsonObject> Wrong { get; } = [];

    /// <summary>Requests received, opened, by service.</summary>
    public List<(string Service, JsonObject Input)> Calls { get; } = [];

    public IEnumerable<JsonObject> CallsOf(string service) =>
        Calls.Where(call => call.Service == service).Select(call => call.Input);

    public JsonElement Answer(PendingEffect effect)
    {
        var request = DataServiceRequest.Read(effect.Request);
        var input = vault.Ring.OpenTree(request.Input)!.AsObject();
        Calls.Add((request.Service, input));
        var result = Wrong.GetValueOrDefault(request.Service) is { } wrong
            ? wrong.DeepClone().AsObject()
            : Usual(request.Service);
        return JsonSerializer.SerializeToElement(new { found = result["found"]?.GetValue<bool>() ?? true, result });
    }

    private JsonObject Usual(string service) => service switch
    {
        "population-person" => new JsonObject { ["found"] = true, ["matches"] = true, ["birthDate"] = Personal("1990-01-01") },
        "marriage-registry" => new JsonObject { ["found"] = true, ["married"] = true, ["since"] = Personal("2019-05-20") },
        "birth-record" => new JsonObject
        {
            ["found"] = true,
            ["matches"] = true,
            ["differences"] = new JsonArray(),
            ["recordNumber"] = Personal("CS-20260901-0007"),
        },
        "e-licence-issue" => new JsonObject { ["licenceNumber"] = Personal("CZ320000001"), ["issuedOn"] = "2026-11-23" },
        "household-registration" => new JsonObject { ["idNumber"] = Personal(childId), ["registeredOn"] = "2026-11-23" },
        "medical-insurance-enrolment" => new JsonObject { ["enrolmentNumber"] = Personal("YB0001") },
        "social-security-card" => new JsonObject { ["cardNumber"] = Personal("SK0001") },
        "vaccination-record" => new JsonObject { ["recordNumber"] = Personal("JZ0001") },
        "maternity-insurance" => new JsonObject { ["found"] = true, ["insured"] = true, ["since"] = Personal("2015-07-01") },
        "maternity-claim" => new JsonObject { ["claimNumber"] = Personal("SY0001") },
        "service-code" => new JsonObject { ["code"] = Personal("SFM0001") },
        "case-library" or "sms" => new JsonObject { ["accepted"] = true },
        _ => throw new NotSupportedException(service),
    };

    private JsonNode Personal(string value)
    {
        var subject = vault.SubjectOf("someone");
        return vault.KeysOfAsync("320100", [subject], default).GetAwaiter().GetResult().SealNode(subject, value);
    }
}
