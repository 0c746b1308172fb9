using Shouldly;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

public sealed class LiquidTests
{
    private const string Input = """{"name":"小明","n":3,"list":["甲","乙","丙"],"none":[],"deep":{"key-1":{"x":true}}}""";
    private readonly MemoryEngine engine = new();

    [Theory]
    [InlineData("plain } { text", "plain } { text")]
    [InlineData("{{ Input.name | append: '!' | upcase }}", "小明!")]
    [InlineData("{{ Input.list | join: '、' }} {{ Input.list[1] }} {{ Input.list.size }}", "甲、乙、丙 乙 3")]
    [InlineData("{{ Input.deep.key-1.x }} {{ Input['name'] }}", "true 小明")]
    [InlineData("{% if Input.n > 2 and Input.name == '小明' %}是{% else %}否{% endif %}", "是")]
    [InlineData("{% if Input.n < 2 %}a{% elsif Input.n == 3 %}b{% else %}c{% endif %}", "b")]
    [InlineData("{% unless Input.n >= 4 %}少{% endunless %}", "少")]
    [InlineData("{% case Input.n %}{% when 1, 2 %}a{% when 3 or 4 %}b{% else %}c{% endcase %}", "b")]
    [InlineData("{% for i in (1..3) reversed %}{{ i }}{% endfor %}", "321")]
    [InlineData("{% for i in Input.list limit: 1 offset: 1 %}{{ i }}{% endfor %}{% for i in Input.list %}{{ forloop.index }}{% endfor %}", "乙123")]
    [InlineData("{% for i in Input.none %}x{% else %}空{% endfor %}", "空")]
    [InlineData("{% for i in Input.list %}{% if i == '乙' %}{% continue %}{% endif %}{{ i }}{% endfor %}", "甲丙")]
    [InlineData("{% assign x = Input.n | plus: 1 %}{{ x }}", "4")]
    [InlineData("{% capture x %}[{{ Input.n }}]{% endcapture %}{{ x }}{{ x }}", "[3][3]")]
    [InlineData("a  {{- Input.n -}}  b {%- comment %} {{ not read }} {% if %} {% endcomment -%} c", "a3bc")]
    [InlineData("{% raw %}{{ x }}{% endraw %}", "{{ x }}")]
    [InlineData("{{ '}}' }}{{ \"{%\" }}", "}}{%")]
    [InlineData("{% if Input.list contains '甲' %}true{% endif %}{{ missing.deep }}{{ Input.missing | default: '无' }}", "true无")]
    public void templates_are_rendered(string template, string text)
    {
        engine.Define(Definition(Sequence("s", Line("l", Liquid(template)))));

        engine.Start("d", MemoryEngine.Json(Input)).Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe([text]);
    }

    [Theory]
    [InlineData("{{ Input.n")]
    [InlineData("{{ Input. }}")]
    [InlineData("{{ a b }}")]
    [InlineData("{{ }}")]
    [InlineData("{% if x %}")]
    [InlineData("{% endif %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% for x of y %}{% endfor %}")]
    [InlineData("{% raw %}")]
    public void wrong_templates_are_reported_with_their_line(string template)
    {
        var problem = engine.Parser.Parse(Definition(Sequence("s", Line("l", Liquid("\n" + template))))).Problems.ShouldHaveSingleItem();

        problem.ActivityId.ShouldBe("l");
        problem.Message.ShouldContain("第 2 行");
    }

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% assign s = 'x' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}")]
    [InlineData("{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}")]
    public void a_greedy_template_is_stopped(string template)
    {
        engine.Define(Definition(Sequence("s", Line("l", Liquid(template)))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }
}
