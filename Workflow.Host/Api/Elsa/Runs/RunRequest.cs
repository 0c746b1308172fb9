using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>What a caller asks to run.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Version">Which version.</param>
/// <param name="Input">An object.</param>
/// <param name="CorrelationId">Correlation.</param>
/// <param name="Name">Display name.</param>
/// <param name="TriggerActivityId">The trigger that starts it.</param>
/// <param name="InstanceId">Chosen by the caller; null makes one.</param>
/// <param name="Variables">Variables to begin with, an object by name; undefined for none.</param>
internal sealed record RunRequest(
    string DefinitionId,
    VersionOptions Version,
    JsonElement Input,
    string? CorrelationId,
    string? Name,
    string? TriggerActivityId,
    string? InstanceId,
    JsonElement Variables)
{
    private static readonly JsonElement NoInput = JsonElement.Parse("{}");

    /// <summary>Reads it; <paramref name="more"/> reads what else the endpoint takes, before faults are told.</summary>
    /// <exception cref="RefusalException">Something is wrong with it.</exception>
    public static async Task<RunRequest> OfAsync(string definitionId, HttpContext http, Action<ElsaFields>? more = null)
    {
        var fields = await ElsaFields.OfAsync(http);
        var input = fields.Object("input");
        var request = new RunRequest(
            definitionId,
            fields.Version("versionOptions"),
            input.ValueKind == JsonValueKind.Object ? input : NoInput,
            fields.Text("correlationId"),
            fields.Text("name"),
            fields.Text("triggerActivityId"),
            ChosenId.Of(fields),
            fields.Object("variables"));
        RefuseActivityHandle(fields);
        more?.Invoke(fields);
        fields.ThrowIfWrong();
        return request;
    }

    /// <summary>In Elsa the activity runs alone, without the workflow around it.</summary>
    private static void RefuseActivityHandle(ElsaFields fields)
    {
        const string Name = "activityHandle";
        var value = fields.Value(Name);
        if (value is { ValueKind: not JsonValueKind.Object } || (value is { } given && given.EnumerateObject().Any()))
        {
            fields.Wrong(Name, "不能从指定的活动开始执行，请改用 triggerActivityId 指定触发器。");
        }
    }
}
