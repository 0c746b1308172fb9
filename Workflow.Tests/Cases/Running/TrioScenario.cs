using System.Text.Json.Nodes;
using Workflow.Tests.Support;

namespace Workflow.Tests.Cases.Running;

/// <summary>
/// A small scenario: two items that clerks decide side by side, and one that follows the first. A form without remarks
/// goes to supplement first.
/// </summary>
internal static class TrioScenario
{
    public const string Scenario =
        """
        {
          "code": "trio", "name": "三件事", "description": "测试主题", "lead": "data", "definitionId": "trio", "promisedDays": 10,
          "applicant": { "id": "/idNumber", "phone": "/phone", "mail": "/mail" }, "needs": [],
          "items": [
            { "code": "first", "name": "甲事项", "organisation": "health", "organisationName": "卫健", "promisedDays": 2, "statutoryDays": 5, "after": [], "onDenied": "terminate-rest", "basis": "测试" },
            { "code": "free", "name": "乙事项", "organisation": "police", "organisationName": "公安", "promisedDays": 3, "statutoryDays": 5, "after": [], "onDenied": "continue", "basis": "测试" },
            { "code": "last", "name": "丙事项", "organisation": "insurance", "organisationName": "医保", "promisedDays": 2, "statutoryDays": 5, "after": ["first"], "onDenied": "continue", "basis": "测试" }
          ]
        }
        """;

    public const string Form =
        """
        {
          "type": "object", "additionalProperties": false, "required": ["name", "idNumber", "phone"],
          "x-persons": { "applicant": "/idNumber" },
          "properties": {
            "name": { "title": "姓名", "type": "string", "x-personal": "applicant", "x-mask": "name" },
            "idNumber": { "title": "身份证号", "type": "string", "format": "resident-id", "x-personal": "applicant" },
            "phone": { "title": "手机", "type": "string", "format": "cn-mobile", "x-personal": "applicant" },
            "mail": { "title": "邮箱", "type": "string", "x-personal": "applicant" },
            "remarks": { "title": "备注", "type": "string" }
          }
        }
        """;

    public static string Workflow => Drawn(
        [
            Act("read", "Elsa.SetVariable", ("value", Script("getInput('form')"))).With(
                "variable", new JsonObject { ["id"] = "v-form", ["name"] = "Form", ["typeName"] = "Object" }),
            Act("complete", "Elsa.FlowDecision", ("condition", Script("!!getVariable('Form').remarks"))),
            Act("ask", "OneThing.RequestSupplement", ("fields", Script(
                "[{ field: '/remarks', message: '请' + getVariable('Form').name + '填写备注' }]")))
                .With("form", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v-form" } }),
            Act("accept", "OneThing.AcceptCase"),
            Act("openFirst", "OneThing.OpenItem", ("item", Text("first"))),
            Act("decideFirst", "OneThing.UserTask", ("title", Text("审核甲事项")), ("item", Text("first")),
                ("example", Script("({ holder: getVariable('Form').name })")),
                ("form", Json("""{"type":"object","required":["holder"],"additionalProperties":false,"properties":{"holder":{"type":"string","x-personal":"applicant"}}}""")),
                ("outcomes", Json("""[{"name":"yes","label":"同意"},{"name":"no","label":"不同意","requiresComment":true}]"""))),
            Act("grantFirst", "OneThing.CloseItem", ("item", Text("first")), ("result", Text("granted")),
                ("outcomes", Script("[{ name: 'paper', label: '证照编号', value: getVariable('Form').idNumber }]"))),
            Act("denyFirst", "OneThing.CloseItem", ("item", Text("first")), ("result", Text("denied")),
                ("reason", Script("getOutputFrom('decideFirst', 'Comment')"))),
            Act("openFree", "OneThing.OpenItem", ("item", Text("free"))),
            Act("decideFree", "OneThing.UserTask", ("title", Text("审核乙事项")), ("item", Text("free")),
                ("outcomes", Json("""[{"name":"yes","label":"同意"}]"""))),
            Act("grantFree", "OneThing.CloseItem", ("item", Text("free")), ("result", Text("granted"))),
            Act("noteFree", "OneThing.Note", ("text", Text("乙事项已办结")), ("item", Text("free"))),
            Act("openLast", "OneThing.OpenItem", ("item", Text("last"))),
            Act("grantLast", "OneThing.CloseItem", ("item", Text("last")), ("result", Text("granted"))),
            Act("all", "Elsa.FlowJoin", ("mode", Text("WaitAll"))),
            Act("close", "OneThing.CloseCase"),
            Act("rate", "OneThing.AskRating"),
            Act("closeDenied", "OneThing.CloseCase"),
        ],
        [
            To("read", "Done", "complete"), To("complete", "False", "ask"), To("ask", "Done", "complete"),
            To("complete", "True", "accept"),
            To("accept", "Done", "openFirst"), To("accept", "Done", "openFree"),
            To("openFirst", "Done", "decideFirst"), To("decideFirst", "yes", "grantFirst"), To("decideFirst", "no", "denyFirst"),
            To("denyFirst", "Terminated", "closeDenied"),
            To("openFree", "Done", "decideFree"), To("decideFree", "yes", "grantFree"), To("grantFree", "Done", "noteFree"),
            To("noteFree", "Done", "all"),
            To("grantFirst", "Done", "openLast"), To("openLast", "Done", "grantLast"), To("grantLast", "Done", "all"),
            To("all", "Done", "close"), To("close", "Done", "rate"),
        ]);

    /// <summary>A workflow of the scenario, of these activities and connections.</summary>
    public static string Drawn(IEnumerable<JsonObject> activities, IEnumerable<JsonObject> connections) => new JsonObject
    {
        ["id"] = "trio-v1",
        ["definitionId"] = "trio",
        ["name"] = "三件事",
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = true,
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "v-form", ["name"] = "Form", ["typeName"] = "Object" }),
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections]),
        },
    }.ToJsonString();

    /// <summary>Lays the scenario beside the organisations and calendars the product ships.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="workflow">Its workflow, when it is another one.</param>
    public static void WriteTo(string folder, string? workflow = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "calendars"));
        var scenario = Directory.CreateDirectory(Path.Combine(folder, "scenarios", "trio")).FullName;
        File.Copy(Repository.Definitions.At("organisations.json"), Path.Combine(folder, "organisations.json"));
        File.Copy(Repository.Definitions.At("calendars", "cn.json"), Path.Combine(folder, "calendars", "cn.json"));
        File.WriteAllText(Path.Combine(scenario, "scenario.json"), Scenario);
        File.WriteAllText(Path.Combine(scenario, "form.schema.json"), Form);
        File.WriteAllText(Path.Combine(scenario, "workflow.json"), workflow ?? Workflow);
    }

    public static JsonObject Act(string id, string type, params IEnumerable<(string Name, JsonObject Value)> inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
        {
            activity[name] = value;
        }

        return activity;
    }

    private static JsonObject With(this JsonObject activity, string name, JsonObject value)
    {
        activity[name] = value;
        return activity;
    }

    public static JsonObject Text(string value) => Expression("String", "Literal", value);

    public static JsonObject Json(string value) => Expression("Object", "Object", value);

    private static JsonObject Script(string value) => Expression("Object", "JavaScript", value);

    private static JsonObject Expression(string typeName, string language, string value) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
    };

    public static JsonObject To(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
