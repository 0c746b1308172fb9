using Workflow.Activities.DataServices;
using Workflow.Activities.DataUses;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Prefilling;

/// <summary>Says what would be fetched, from whom and for what: the words of the consent.</summary>
internal sealed class PrefillOffers(IDataServices services, OrganisationNames names)
{
    /// <summary>The uses that a scenario offers; a service that is not registered offers nothing.</summary>
    public IReadOnlyList<ConsentedUse> Of(Scenario scenario, string division) =>
    [
        .. from source in scenario.Prefill
           let service = services.Find(source.Service)
           where service?.Allows(scenario.Code) == true
           select new ConsentedUse(
               service.Code,
               service.Name,
               names.InRole(service.Provider, division),
               [.. source.Request.Keys.Select(field => FieldTitle.Of(service.Request, "/" + field))],
               [.. PersonalMarks.Find(service.Response).Select(mark => FieldTitle.Of(service.Response, mark.Pointer))],
               [.. source.Fields.Values.Select(pointer => FieldTitle.Of(scenario.Form.AsObject(), pointer))]),
    ];
}
