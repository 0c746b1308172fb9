using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Tests.Support;

namespace Workflow.Tests.DataServices;

/// <summary>A registry on a folder of its own.</summary>
internal sealed class ServiceFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StepClock clock = new();

    public ServiceFiles()
    {
        Directory.CreateDirectory(folder.At("data-services"));
        Log = new LogLines<DataServiceFolder>();
        Registry = new DataServiceFolder(new DefinitionsFolder(folder.Path), clock, Log);
    }

    public LogLines<DataServiceFolder> Log { get; }

    public DataServiceFolder Registry { get; }

    public static DataServiceFolder Shipped() =>
        new(Repository.Definitions, TimeProvider.System, new LogLines<DataServiceFolder>());

    public string PathOf(string code) => folder.At("data-services", code + ".json");

    /// <summary>Writes a file and lets the registry's second of patience pass.</summary>
    public void Write(string code, string text)
    {
        File.WriteAllText(PathOf(code), text);
        clock.Step(TimeSpan.FromSeconds(2));
    }

    /// <summary>A small service, changed at will.</summary>
    public void Write(string code, Action<JsonObject>? change = null)
    {
        var file = JsonNode.Parse(
            """
            {
              "name": "测试服务", "description": "测试。", "category": "测试", "provider": "data", "effect": true,
              "method": "POST", "address": "{base}/services/test", "timeoutSeconds": 10,
              "retry": { "attempts": 3, "firstDelayMilliseconds": 5 },
              "circuitBreaker": { "failureRatio": 1, "minimumThroughput": 100, "breakSeconds": 0.5 },
              "callers": ["newborn"],
              "request": {
                "type": "object", "additionalProperties": false, "required": ["idNumber"],
                "properties": { "idNumber": { "type": "string" }, "note": { "type": "string" } }
              },
              "response": {
                "type": "object", "required": ["number"],
                "properties": {
                  "number": { "type": "string", "x-personal": true, "x-subject-from": "/idNumber" },
                  "holder": { "type": "string", "x-personal": true, "x-subject-from": "/idNumber", "x-echo": "/idNumber" },
                  "place": { "type": "string" }
                }
              }
            }
            """)!.AsObject();
        file["code"] = code;
        change?.Invoke(file);
        Write(code, file.ToJsonString());
    }

    public void Dispose() => folder.Dispose();

    private sealed class StepClock : TimeProvider
    {
        private long ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Step(TimeSpan span) => ticks += span.Ticks;
    }
}
