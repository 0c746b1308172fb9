using System.Globalization;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>Mails to the level whose opinion is asked.</summary>
internal static class OpinionMail
{
    private const string AskedTemplate = "project-opinion-asked";
    private const string UrgedTemplate = "project-opinion-urged";

    public static EffectWork Asked(IUnitOfWork unit, ProjectState state, IOrganisations organisations) =>
        Of(AskedTemplate, "asked", unit, state, organisations);

    public static EffectWork Urged(IUnitOfWork unit, ProjectState state, IOrganisations organisations) =>
        Of(UrgedTemplate, string.Create(CultureInfo.InvariantCulture, $"urged{state.Open!.Urged}"), unit, state, organisations);

    private static EffectWork Of(string template, string occasion, IUnitOfWork unit, ProjectState state, IOrganisations organisations)
    {
        var (open, declared) = (state.Open!, state.Declared!);
        return new EffectWork(
            unit.Origin.Tenant,
            MailRequest.Kind,
            $"{template}/{state.InstanceId}/{open.Level}/{occasion}",
            MailRequest.ToOrganisation(open.Organisation, template, new
            {
                organisation = organisations.NameOf(open.Organisation),
                project = state.Content!.Name,
                unit = organisations.NameOf(declared.Unit),
                level = ProjectLevel.Name(open.Level),
                dueOn = open.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            }).ToJson(),
            InstanceId: null,
            declared.ProjectId);
    }
}
