using System.Text.Json;
using Workflow.Engine.Dispatch;

namespace Workflow.Activities.DataServices;

/// <summary>What is asked of a data service: the request of an effect of kind <see cref="EffectKind"/>.</summary>
/// <param name="Service">Service code.</param>
/// <param name="Input">The call's request; personal values sealed.</param>
/// <param name="Case">办件 it is asked for.</param>
/// <param name="Scenario">Scenario, checked against the service's callers.</param>
/// <param name="Definition">Workflow definition, checked against them too; null outside workflows.</param>
/// <param name="Activity">Activity type or slice that asks.</param>
/// <param name="OnBehalfOf">Role of the organisation on whose behalf it is asked; null stands for the leading one.</param>
/// <param name="IsTrial">A trial calls the sandbox only.</param>
public sealed record DataServiceRequest(
    string Service,
    JsonElement Input,
    string? Case,
    string? Scenario,
    string? Definition,
    string Activity,
    string? OnBehalfOf,
    bool IsTrial = false)
{
    /// <summary>The kind of effect.</summary>
    public const string EffectKind = "data-service";

    /// <summary>As the request of an effect, for <see cref="EffectWork"/> and activities.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    /// <summary>Reads it back.</summary>
    internal static DataServiceRequest Read(JsonElement request) =>
        request.Deserialize<DataServiceRequest>(JsonSerializerOptions.Web) ?? throw new JsonException("The effect holds no request.");
}
