using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Licences.Issuing;
using Workflow.Activities.Licences.Revoking;
using Workflow.Activities.Licences.Viewing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Licences;

/// <summary>Registers e-licences (电子证照).</summary>
public static class LicencesRegistration
{
    /// <summary>Adds them; needs cases, scenarios, organisations and sealed results.</summary>
    public static IServiceCollection AddLicences(this IServiceCollection services) => services
        .AddEvent<LicenceIssued>("licence.issued.v1")
        .AddEvent<LicenceRevoked>("licence.revoked.v1")
        .AddReadModel<LicenceState, LicenceRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<LicenceRow>().Index(row => row.Account).Index(row => row.Person)))
        .AddSingleton<LicenceFinder>()
        .AddSingleton<ReplacedLicences>()
        .AddSingleton<IOutcomeWatch, LicenceIssuing>()
        .AddTransient<IRequestHandler<ListMyLicences, IReadOnlyList<LicenceView>>, ListMyLicencesHandler>()
        .AddTransient<IRequestHandler<VerifyLicence, VerifiedLicence>, VerifyLicenceHandler>()
        .AddTransient<IRequestHandler<RevokeLicence, LicenceReceipt>, RevokeLicenceHandler>();
}
