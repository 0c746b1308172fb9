using System.Globalization;
using System.Text;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Scripting;

/// <summary>A workflow's variables, inputs and activities' outputs as TypeScript declares them.</summary>
internal static class WorkflowDeclarations
{
    /// <summary>The declarations.</summary>
    public static string Of(WorkflowGraph graph, IActivityRegistry registry)
    {
        var written = new StringBuilder();
        Variables(written, [.. graph.Nodes.Values.SelectMany(node => node.Variables).DistinctBy(variable => variable.Name)]);
        foreach (var input in graph.Inputs.DistinctBy(input => input.Name))
        {
            var type = ScriptTypes.Of(input.TypeName);
            Line(written, $"declare function getInput(name: {Quoted(input.Name)}): {type};");
            Accessor(written, $"get{Pascal(input.Name)}", $"(): {type}", input.Description ?? input.DisplayName);
        }

        foreach (var node in graph.Nodes.Values.Where(node => node.NodeId != NodePath.Workflow).OrderBy(node => node.NodeId, StringComparer.Ordinal))
        {
            if (registry.FindOrNewest(node.Type, node.Version)?.Descriptor is { Outputs.Count: > 0 } descriptor)
            {
                Outputs(written, node, descriptor);
            }
        }

        return written.ToString();
    }

    private static void Variables(StringBuilder written, IReadOnlyList<VariableDefinition> variables)
    {
        foreach (var variable in variables)
        {
            var type = ScriptTypes.Of(variable.TypeName, variable.IsArray);
            Line(written, $"declare function getVariable(name: {Quoted(variable.Name)}): {type};");
            Line(written, $"declare function setVariable(name: {Quoted(variable.Name)}, value: {type}): void;");
            Accessor(written, $"get{Pascal(variable.Name)}", $"(): {type}", null);
            Accessor(written, $"set{Pascal(variable.Name)}", $"(value: {type}): void", null);
        }

        Line(written, "/** 流程的变量。 */");
        Line(written, "declare const variables: {");
        foreach (var variable in variables)
        {
            Line(written, $"  {Quoted(variable.Name)}: {ScriptTypes.Of(variable.TypeName, variable.IsArray)};");
        }

        Line(written, "};");
    }

    private static void Outputs(StringBuilder written, ActivityNode node, ActivityDescriptor descriptor)
    {
        var name = node.Name ?? node.Id;
        foreach (var output in descriptor.Outputs)
        {
            var type = ScriptTypes.Of(output.TypeName);
            var more = output.Name == "Result" ? $", outputName?: {Quoted(output.Name)}" : $", outputName: {Quoted(output.Name)}";
            Line(written, $"declare function getOutputFrom(activityIdOrName: {Quoted(name)}{more}): {type};");
            Accessor(
                written, $"get{Pascal(output.Name)}From{Pascal(name)}", $"(): {type}", $"{descriptor.DisplayName}：{output.DisplayName}");
        }
    }

    // Names that are no identifiers can be asked for as texts only.
    private static void Accessor(StringBuilder written, string name, string signature, string? comment)
    {
        if (!IsIdentifier(name))
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(comment))
        {
            Line(written, $"/** {comment.Replace("*/", "* /", StringComparison.Ordinal).ReplaceLineEndings(" ")} */");
        }

        Line(written, $"declare function {name}{signature};");
    }

    private static bool IsIdentifier(string name) => name.All(letter =>
        letter is '_' or '$' || char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark);

    private static void Line(StringBuilder written, string text) => written.Append(text).Append('\n');

    private static string Quoted(string text) => JsonSerializer.Serialize(text, ElsaJson.Options);

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
