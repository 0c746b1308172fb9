using Shouldly;
using Workflow.Activities.DataServices;
using Xunit;

namespace Workflow.Tests.DataServices;

public sealed class PascalCaseTests
{
    [Theory]
    [InlineData("idNumber", "IdNumber")]
    [InlineData("name", "RequestName")]
    [InlineData("type", "RequestType")]
    [InlineData("result", "RequestResult")]
    public void an_input_never_takes_the_place_of_an_activitys_own_member(string property, string input) =>
        PascalCase.InputOf(property).ShouldBe(input);
}
