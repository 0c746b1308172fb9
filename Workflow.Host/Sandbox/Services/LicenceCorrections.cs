using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services;

/// <summary>换发电子证照: a corrected birth certificate in the place of another.</summary>
internal sealed class LicenceCorrections : ISandboxService
{
    public string Code => "e-licence-correction";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        await call.Register.IsKnownAsync(ISandboxRegister.Certificate, call.Of("licenceNumber"), cancellation)
            ? new SandboxAnswer.Given(new JsonObject
            {
                ["licenceNumber"] = await Licences.NumberAsync(call, cancellation),
                ["replaces"] = call.Of("licenceNumber"),
                ["issuedOn"] = call.TodayText,
            })
            : SandboxAnswer.Unknown("没有这份出生医学证明。");

    public void Contradict(JsonObject answer) => answer["replaces"] = "X000000000";
}
