using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Activities.Organisations;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Organisations;

public sealed class OrganisationDirectoryTests
{
    private readonly OrganisationDirectory organisations = new(
        Repository.Definitions, NullLogger<OrganisationDirectory>.Instance);

    [Theory]
    [InlineData("health", "320100-wjw")]
    [InlineData("police", "320100-gaj")]
    [InlineData("insurance", "320100-ybj")]
    [InlineData("social-security", "320100-rsj")]
    [InlineData("data", "320100-sjj")]
    public void nanjing_has_an_organisation_in_each_role(string role, string code) =>
        organisations.InRole("320100", role).Code.ShouldBe(code);

    [Fact]
    public void a_tenant_without_the_role_is_said_so() =>
        Should.Throw<KeyNotFoundException>(() => organisations.InRole("320200", "health")).Message.ShouldContain("320200");

    [Fact]
    public void an_organisation_outside_its_tenant_is_refused() =>
        Should.Throw<InvalidDataException>(() => OrganisationDirectory.Parse(
            """{"organisations":[{"code":"x","name":"x","role":"r","division":"320200","tenant":"320100"}]}"""))
            .Message.ShouldContain("320200");
}
