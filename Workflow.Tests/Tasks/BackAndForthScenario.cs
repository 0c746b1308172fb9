using Workflow.Tests.Cases.Running;

namespace Workflow.Tests.Tasks;

/// <summary>初核 by the health office, then 复核 by the police, who may send back; both may be done in batches.</summary>
internal static class BackAndForthScenario
{
    public static string Workflow => TrioScenario.Drawn(
        [
            TrioScenario.Act("accept", "OneThing.AcceptCase"),
            TrioScenario.Act("openFirst", "OneThing.OpenItem", ("item", TrioScenario.Text("first"))),
            TrioScenario.Act(
                "check",
                "OneThing.UserTask",
                ("title", TrioScenario.Text("初核")),
                ("organisation", TrioScenario.Text("health")),
                ("outcomes", TrioScenario.Json("""["pass"]""")),
                ("outcomeLabels", TrioScenario.Json("""{"pass":"通过"}""")),
                ("batch", TrioScenario.Json("true"))),
            TrioScenario.Act(
                "recheck",
                "OneThing.UserTask",
                ("title", TrioScenario.Text("复核")),
                ("organisation", TrioScenario.Text("police")),
                ("form", TrioScenario.Json("""{"type":"object","required":["opinion"],"properties":{"opinion":{"type":"string"}}}""")),
                ("outcomes", TrioScenario.Json("""["pass","back"]""")),
                ("outcomeLabels", TrioScenario.Json("""{"pass":"通过","back":"退回至初核"}""")),
                ("sendBackTo", TrioScenario.Json("""{"back":"check"}""")),
                ("batch", TrioScenario.Json("true"))),
            TrioScenario.Act("grantFirst", "OneThing.CloseItem", ("item", TrioScenario.Text("first")), ("result", TrioScenario.Text("granted"))),
            TrioScenario.Act("close", "OneThing.CloseCase"),
        ],
        [
            TrioScenario.To("accept", "Done", "openFirst"),
            TrioScenario.To("openFirst", "Done", "check"),
            TrioScenario.To("check", "pass", "recheck"),
            TrioScenario.To("recheck", "pass", "grantFirst"),
            TrioScenario.To("recheck", "back", "check"),
            TrioScenario.To("grantFirst", "Done", "close"),
        ]);
}
