using Shouldly;
using Workflow.Host.Pages.Identity;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases/320100-2026-000001?done=rate")]
    public void a_path_of_this_site_is_a_way_back(string address) => LocalAddress.OrNull(address).ShouldBe(address);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("/\t/example.org")]
    public void no_address_leads_to_another_site(string? address) => LocalAddress.OrNull(address).ShouldBeNull();
}
