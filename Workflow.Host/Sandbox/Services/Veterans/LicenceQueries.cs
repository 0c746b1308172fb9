using System.Text.Json.Nodes;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services.Veterans;

/// <summary>电子证照查询: knows the discharge certificate of one veteran in every example family.</summary>
internal sealed class LicenceQueries : ISandboxService
{
    public string Code => "e-licence-query";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(!ResidentId.TryParse(call.Of("holderIdNumber"), out var id) || ExampleVeteran.Find(id) is not { } veteran
            ? SandboxAnswer.Unknown("没有该持证人的这种证照。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["licenceNumber"] = veteran.CertificateNumber,
                ["holder"] = veteran.Person.Name,
                ["issuedOn"] = SandboxCall.Text(veteran.DischargedOn),
                ["enlistedOn"] = SandboxCall.Text(veteran.EnlistedOn),
                ["dischargedOn"] = SandboxCall.Text(veteran.DischargedOn),
                ["serviceKind"] = veteran.Kind,
                ["serviceYears"] = veteran.Years,
            }));

    public void Contradict(JsonObject answer) => answer["holder"] = "另一人";
}
