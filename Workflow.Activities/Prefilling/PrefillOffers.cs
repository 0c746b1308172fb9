using Workflow.Activities.DataServices;
using Workflow.Activities.DataUses;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Prefilling;

/// <summary>Says what would be fetched, from whom and for what: the words of the consent.</summary>
internal sealed class PrefillOffers(IDataServices services, OrganisationNames names)
{
    /// <summary>The uses that a scenario offers; a service that is not registered offers nothing.</summary>
    public IReadOnlyList<ConsentedUse> Of(Scenario scenario, string division) =>
        [.. scenario.Prefill.Select(source => source.Licence is { } licence ? Own(scenario, source, licence, division) : Of(scenario, source, division)).OfType<ConsentedUse>()];

    private ConsentedUse? Of(Scenario scenario, PrefillSource source, string division) =>
        services.Find(source.Service) is { } service && service.Allows(scenario.Code)
            ? new ConsentedUse(
                service.Code,
                service.Name,
                names.InRole(service.Provider, division),
                [.. source.Request.Keys.Select(field => FieldTitle.Of(service.Request, "/" + field))],
                [.. PersonalMarks.Find(service.Response).Select(mark => FieldTitle.Of(service.Response, mark.Pointer))],
                Fills(scenario, source))
            : null;

    private ConsentedUse Own(Scenario scenario, PrefillSource source, string licence, string division) => new(
        source.Service,
        LicencePrefill.NameOf(licence),
        names.InRole(LicencePrefill.Keeper, division),
        ["身份证号码"],
        LicencePrefill.Returned(source),
        Fills(scenario, source));

    private static IReadOnlyList<string> Fills(Scenario scenario, PrefillSource source) =>
        [.. source.Fields.Values.Select(pointer => FieldTitle.Of(scenario.Form.AsObject(), pointer))];
}
