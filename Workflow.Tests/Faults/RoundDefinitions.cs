using Workflow.Tests.Ledger;
using Workflow.Tests.Support;

namespace Workflow.Tests.Faults;

/// <summary>What is put right in a batch, replayed, and started every second, beside the repository's definitions.</summary>
internal static class RoundDefinitions
{
    /// <summary>Faults until its variable is set.</summary>
    public const string Faulty = "rounds-faulty";

    /// <summary>Long enough that replaying some hundreds takes a while.</summary>
    public const string Lengthy = "rounds-lengthy";

    /// <summary>Started by a cron expression.</summary>
    public const string Ticking = "rounds-ticking";

    public static string CopyTo(TemporaryFolder folder)
    {
        var target = RigDefinitions.CopyTo(folder);
        Write(target, Faulty, Line(""" {"type":"JavaScript","value":"if (!variables.X) throw new Error('no'); 'ok'"} """));
        Write(
            target,
            Lengthy,
            $$$"""
            {"id":"for","type":"Elsa.For","version":1,"end":{"typeName":"Int64","expression":{"type":"Literal","value":100}},
             "body":{{{Line(""" {"type":"JavaScript","value":"'round ' + getVariable('CurrentValue')"} """)}}} }
            """);
        Write(
            target,
            Ticking,
            $$$"""
            {"id":"seq","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"on","type":"Elsa.Cron","version":1,"customProperties":{"canStartWorkflow":true},
               "cronExpression":{"typeName":"String","expression":{"type":"Literal","value":"* * * * * *"} } },
              {{{Line(""" {"type":"Literal","value":"tick"} """)}}} ]}
            """);
        return target;
    }

    private static string Line(string expression) =>
        $$$"""{"id":"line","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{{{expression}}} } }""";

    private static void Write(string folder, string id, string root) => File.WriteAllText(
        Path.Combine(folder, $"{id}.workflow.json"),
        $$$"""
        {"definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"x","name":"X","typeName":"Object"}],"inputs":[],"outputs":[],
         "customProperties":{"tenant":"{{{EngineCommands.Tenant}}}"},"options":{},"root":{{{root}}} }
        """);
}
