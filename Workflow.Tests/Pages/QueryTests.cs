using Shouldly;
using Workflow.Host.Pages.Shell;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed class QueryTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("0", 1)]
    [InlineData("-3", 1)]
    [InlineData("7", 7)]
    [InlineData("七", 1)]
    [InlineData("999999999999", 1)]
    public void a_page_number_that_makes_no_sense_is_the_first(string? text, int page) => Query.Page(text).ShouldBe(page);

    [Fact]
    public void an_address_names_only_what_was_said() =>
        Query.Address("/inbox", ("state", "mine"), ("search", null), ("sort", "户口")).ShouldBe("/inbox?state=mine&sort=%E6%88%B7%E5%8F%A3");
}
