using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Expressions;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_the_lists_of_the_editor_are_read(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("descriptors/expression-descriptors", "expression-descriptors")]
    [InlineData("descriptors/variables", "variables")]
    [InlineData("descriptors/workflow-activation-strategies", "workflow-activation-strategies")]
    [InlineData("descriptors/incident-strategies", "incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies", "log-persistence-strategies")]
    [InlineData("descriptors/commit-strategies/workflows", "commit-strategies")]
    [InlineData("descriptors/commit-strategies/activities", "commit-strategies")]
    [InlineData("descriptors/storage-drivers", "storage-drivers")]
    [InlineData("features/installed", "features")]
    public async Task they_have_the_shape_that_studio_reads(string path, string sample)
    {
        using var client = host.System();
        var answer = await client.GetJsonAsync($"/elsa/api/{path}");

        answer.ShouldHaveTheShapeOf(Shape.Sample(sample));
        var items = answer["items"]!.AsArray();
        items.Select(item => (item!["typeName"] ?? item["type"] ?? item["fullName"])!.GetValue<string>()).ShouldBeUnique();
    }

    [Fact]
    public async Task every_language_of_the_engine_is_among_the_expressions()
    {
        using var client = host.System();
        var offered = await TypesAsync(client, "expression-descriptors", "type");

        offered.ShouldBe(host.Services.GetServices<IExpressionLanguage>().Select(language => language.Type), ignoreOrder: true);
    }

    [Fact]
    public async Task a_new_variable_finds_its_type_and_its_place()
    {
        using var client = host.System();

        (await TypesAsync(client, "variables", "typeName")).ShouldContain("Object");
        (await client.GetJsonAsync("/elsa/api/descriptors/storage-drivers"))["items"]!.AsArray()
            .ShouldContain(driver => !driver!["deprecated"]!.GetValue<bool>());
    }

    [Fact]
    public async Task nothing_is_offered_that_has_no_counterpart_here()
    {
        using var client = host.System();
        var features = (await client.GetJsonAsync("/elsa/api/features/installed"))["items"]!.AsArray()
            .Select(feature => feature!["fullName"]!.GetValue<string>()).ToList();

        features.ShouldNotContain("Elsa.Resilience");
        features.ShouldNotContain(name => name.Contains("Alterations") || name.Contains("Secrets"));
        (await client.GetJsonAsync("/elsa/api/descriptors/output-converters?sourceType=String&destinationType=Object"))["items"]!
            .AsArray().ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> TypesAsync(HttpClient client, string list, string member) =>
        (await client.GetJsonAsync($"/elsa/api/descriptors/{list}"))["items"]!.AsArray().Select(item => item![member]!.GetValue<string>());
}
