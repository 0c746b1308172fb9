using System.Text.Json;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Licences;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;
using Xunit;

namespace Workflow.Tests.Licences;

public sealed class LicenceTests
{
    private static readonly Remark Reason = new("登记有误");

    private static readonly LicenceState Issued = LicenceState.Initial with
    {
        Issued = new LicenceIssued(
            "C", "出生医学证明", new Personal<JsonElement>("p-1", "k", string.Empty), null, "p-1", "citizen1", "320100-wjw", "南京市卫生健康委员会", "320100-2026-000001", "d", "s", "k"),
    };

    [Theory]
    [InlineData("birthCertificateNumber", true)]
    [InlineData("birthCertificateNumber2", true)]
    [InlineData("birthCertificateNumberOld", false)]
    [InlineData("birthCertificate", false)]
    public void each_twin_has_a_licence(string outcome, bool isNumber) =>
        new ItemLicence("birthCertificateNumber", "出生医学证明").IsNumber(outcome).ShouldBe(isNumber);

    [Fact]
    public void a_licence_is_taken_back_by_a_clerk_of_its_office_once()
    {
        LicenceDecisions.Revoke(Issued, Clerk("320100-wjw"), Reason).ShouldHaveSingleItem().ShouldBeOfType<LicenceRevoked>();
        Code(Issued, Clerk("320100-gaj")).ShouldBe("licence.not-yours");
        Code(Issued, Clerk("320100-wjw") with { Roles = new HashSet<string> { Roles.Coordinator } }).ShouldBe("licence.not-yours");
        Code(Issued with { RevokedAt = DateTimeOffset.UnixEpoch }, Clerk("320100-wjw")).ShouldBe("licence.revoked");
    }

    private static string Code(LicenceState state, Caller caller) =>
        Should.Throw<RefusalException>(() => LicenceDecisions.Revoke(state, caller, Reason)).Code;

    private static Caller Clerk(string organisation) =>
        new("clerk", new HashSet<string> { Roles.Clerk }, organisation, "320100", "320100");
}
